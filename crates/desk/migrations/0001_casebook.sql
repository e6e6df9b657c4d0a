-- Reports, each sealed whole under the casebook's key and padded to one length. The row's name is a keyed hash of the
-- report's id, so that nothing here can be matched with anything elsewhere; no order of arrival is kept.
CREATE TABLE entry (
    row BLOB PRIMARY KEY NOT NULL,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Public ids of frames that were tried since the place below, dummies and all.
CREATE TABLE tried (
    id BLOB PRIMARY KEY NOT NULL,
    batch TEXT NOT NULL,
    tick INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Sealed frames for this reader that only a newer Lantern can read.
CREATE TABLE later (
    id BLOB PRIMARY KEY NOT NULL,
    frame BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- How far the server's frames were fetched.
CREATE TABLE place (
    one INTEGER PRIMARY KEY NOT NULL CHECK (one = 1),
    batch TEXT NOT NULL,
    tick INTEGER NOT NULL
) STRICT;
