-- Reports that this reader may not read and of which she hears whether anybody looked, each sealed: a hash of the report's id, a
-- day, and whether somebody did. The row's name is a keyed hash.
CREATE TABLE watch (
    row BLOB PRIMARY KEY NOT NULL,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
