-- What was deleted here, each sealed: no content, only what keeps the same frame or another desk's word from bringing it
-- back, and who deleted it, when and why. The row's name is a keyed hash.
CREATE TABLE stone (
    row BLOB PRIMARY KEY NOT NULL,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
