-- The same tables as on PostgreSQL, so that one statement serves both. Here `school` is always 1.
CREATE TABLE schools (
    number INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    id BLOB NOT NULL CHECK (length(id) = 16),
    -- SHA-256 of the authority that signs now: every replica must hold that one.
    authority BLOB CHECK (length(authority) = 32),
    -- 1 while the last mail of the timetable could not be sent.
    mail_failing INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO schools (number, name, id) SELECT 1, '', id FROM school;
DROP TABLE school;

ALTER TABLE frames RENAME TO frames_old;
DROP INDEX frames_by_id;
-- Frames stand by half-day, tick and their own random id: nothing here says who sent one, when within the tick, or in
-- which order. (WITHOUT ROWID: a rowid would number them as they came.)
CREATE TABLE frames (
    school INTEGER NOT NULL,
    batch TEXT NOT NULL,
    tick INTEGER NOT NULL,
    id BLOB NOT NULL CHECK (length(id) = 16),
    body BLOB NOT NULL CHECK (length(body) = 4096),
    PRIMARY KEY (school, batch, tick, id)
) WITHOUT ROWID, STRICT;
INSERT INTO frames SELECT 1, batch, tick, id, body FROM frames_old;
DROP TABLE frames_old;
-- Makes a repeated POST harmless.
CREATE UNIQUE INDEX frames_by_id ON frames (school, id);

ALTER TABLE batches RENAME TO batches_old;
-- The half-days that have frames, so that finding old ones does not read every frame.
CREATE TABLE batches (
    school INTEGER NOT NULL,
    batch TEXT NOT NULL,
    PRIMARY KEY (school, batch)
) WITHOUT ROWID, STRICT;
INSERT INTO batches SELECT 1, batch FROM batches_old;
DROP TABLE batches_old;

ALTER TABLE devices RENAME TO devices_old;
-- Enrolled devices: the hash of a token, what it may do, and what a technician calls it. No address, nothing of what it
-- sent. `seen`: the day (since 1970) of its last request; a desk's, the minute: how long nobody has looked must be known.
-- `confirmed`: a desk has safely kept every half-day before this one. `trusts`: SHA-256 of the newest authority of the
-- school that it has been told.
CREATE TABLE devices (
    school INTEGER NOT NULL,
    token BLOB NOT NULL CHECK (length(token) = 32),
    kind TEXT NOT NULL CHECK (kind IN ('tablet', 'desk')),
    number INTEGER NOT NULL,
    label TEXT NOT NULL,
    version TEXT NOT NULL DEFAULT '',
    seen INTEGER,
    confirmed TEXT NOT NULL DEFAULT '',
    revoked INTEGER NOT NULL DEFAULT 0,
    trusts BLOB,
    PRIMARY KEY (school, token)
) WITHOUT ROWID, STRICT;
INSERT INTO devices (school, token, kind, number, label)
    SELECT 1, token, kind, row_number() OVER (ORDER BY token), kind FROM devices_old;
DROP TABLE devices_old;
CREATE UNIQUE INDEX devices_by_number ON devices (school, number);

-- Codes of the release before are gone within a day: make new ones.
DROP TABLE codes;
-- Codes, hashed. `expires` in seconds since 1970; `uses`: devices that it may still enrol; `used`: those that it has.
CREATE TABLE codes (
    school INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    kind TEXT NOT NULL CHECK (kind IN ('tablet', 'desk')),
    label TEXT NOT NULL,
    expires INTEGER NOT NULL,
    uses INTEGER NOT NULL,
    used INTEGER NOT NULL DEFAULT 0,
    -- Six digits that may be typed instead, and how many wrong ones may still be tried. `parent`: this code was made
    -- for one device that knew the digits of that one, and counts as a use of it.
    digits TEXT,
    typed_until INTEGER NOT NULL DEFAULT 0,
    tries INTEGER NOT NULL DEFAULT 0,
    parent BLOB,
    PRIMARY KEY (school, hash)
) WITHOUT ROWID, STRICT;

ALTER TABLE rosters RENAME TO rosters_old;
-- Every roster that was ever put, as it came.
CREATE TABLE rosters (
    school INTEGER NOT NULL,
    version INTEGER NOT NULL,
    message BLOB NOT NULL,
    PRIMARY KEY (school, version)
) STRICT;
INSERT INTO rosters SELECT 1, version, message FROM rosters_old;
DROP TABLE rosters_old;

-- What the timetable asked for and one of the replicas has done: each mail goes out once.
CREATE TABLE duties (
    school INTEGER NOT NULL,
    duty TEXT NOT NULL,
    PRIMARY KEY (school, duty)
) WITHOUT ROWID, STRICT;

-- A reader's sealed copy of her casebook, under a name that says nothing about her, from the desk with this number.
CREATE TABLE copies (
    school INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (length(name) = 32),
    device INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (school, name)
) STRICT;

-- Replies: always as many slots of one size, each written or random bytes; which, nobody can tell.
CREATE TABLE board (
    school INTEGER NOT NULL,
    slot INTEGER NOT NULL CHECK (slot BETWEEN 0 AND 127),
    body BLOB NOT NULL CHECK (length(body) = 1024),
    PRIMARY KEY (school, slot)
) STRICT;
