-- Parts of what other desks sent, each sealed, until the whole is there and can be believed. The row's name is a keyed hash.
CREATE TABLE part (
    row BLOB PRIMARY KEY NOT NULL,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What is posted first: 0 is what a reader did, 1 what is handed over to somebody who joined.
ALTER TABLE outgoing ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;

-- Where and when urgent reports were made, each sealed, apart from the reports and wiped first.
CREATE TABLE locator (
    row BLOB PRIMARY KEY NOT NULL,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Answers that were collected, each sealed.
CREATE TABLE collected (
    row BLOB PRIMARY KEY NOT NULL,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- This desk's slots of the board as they are put next: answers and random bytes look the same, and a locked desk puts
-- them as they are. The slot with the lowest turn is the next one.
CREATE TABLE slot (
    pos INTEGER PRIMARY KEY NOT NULL,
    bytes BLOB NOT NULL,
    turn INTEGER NOT NULL
) STRICT;
