-- Frames stand by half-day, tick and their own random id: nothing here says who sent one, when within the tick, or in
-- which order. (WITHOUT ROWID: a rowid would number them as they came.)
CREATE TABLE frames (
    batch TEXT NOT NULL,
    tick INTEGER NOT NULL,
    id BLOB NOT NULL CHECK (length(id) = 16),
    body BLOB NOT NULL CHECK (length(body) = 4096),
    PRIMARY KEY (batch, tick, id)
) WITHOUT ROWID, STRICT;

-- Makes a repeated POST harmless.
CREATE UNIQUE INDEX frames_by_id ON frames (id);

-- The half-days that have frames, so that finding old ones does not read every frame.
CREATE TABLE batches (batch TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID, STRICT;

-- One-time codes, hashed. `expires` in seconds since 1970.
CREATE TABLE codes (
    hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
    kind TEXT NOT NULL CHECK (kind IN ('tablet', 'desk')),
    expires INTEGER NOT NULL
) WITHOUT ROWID, STRICT;

-- Enrolled devices: the hash of a token and what it may do. No name, no address, no time.
CREATE TABLE devices (
    token BLOB NOT NULL PRIMARY KEY CHECK (length(token) = 32),
    kind TEXT NOT NULL CHECK (kind IN ('tablet', 'desk'))
) WITHOUT ROWID, STRICT;

-- Every roster that was ever put, as it came.
CREATE TABLE rosters (
    version INTEGER NOT NULL PRIMARY KEY,
    message BLOB NOT NULL
) STRICT;

-- One row.
CREATE TABLE school (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    id BLOB NOT NULL CHECK (length(id) = 16)
) STRICT;
