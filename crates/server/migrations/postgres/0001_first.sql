-- Many schools in one database: every table begins with the school, and every statement asks for one school.
CREATE TABLE schools (
    number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    id BYTEA NOT NULL UNIQUE CHECK (length(id) = 16),
    -- SHA-256 of the authority that signs now: every replica must hold that one.
    authority BYTEA CHECK (length(authority) = 32),
    -- 1 while the last mail of the timetable could not be sent.
    mail_failing BIGINT NOT NULL DEFAULT 0
);

-- Half-days sort by their bytes, whatever the database's language.
-- Frames stand by half-day, tick and their own random id: no column says who sent one, when within the tick, or in which
-- order.
CREATE TABLE frames (
    school BIGINT NOT NULL REFERENCES schools,
    batch TEXT COLLATE "C" NOT NULL,
    tick BIGINT NOT NULL,
    id BYTEA NOT NULL CHECK (length(id) = 16),
    body BYTEA NOT NULL CHECK (length(body) = 4096),
    PRIMARY KEY (school, batch, tick, id)
);
-- Sealed bytes do not get smaller: no time is spent on trying, and every row is stored alike.
ALTER TABLE frames ALTER COLUMN body SET STORAGE EXTERNAL;
-- Makes a repeated POST harmless.
CREATE UNIQUE INDEX frames_by_id ON frames (school, id);

CREATE TABLE batches (
    school BIGINT NOT NULL REFERENCES schools,
    batch TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (school, batch)
);

-- Enrolled devices: see the columns' notes in sqlite/0002_schools.sql.
CREATE TABLE devices (
    school BIGINT NOT NULL REFERENCES schools,
    token BYTEA NOT NULL CHECK (length(token) = 32),
    kind TEXT NOT NULL CHECK (kind IN ('tablet', 'desk')),
    number BIGINT NOT NULL,
    label TEXT NOT NULL,
    version TEXT NOT NULL DEFAULT '',
    seen BIGINT,
    confirmed TEXT COLLATE "C" NOT NULL DEFAULT '',
    revoked BIGINT NOT NULL DEFAULT 0,
    trusts BYTEA,
    PRIMARY KEY (school, token),
    UNIQUE (school, number)
);

CREATE TABLE codes (
    school BIGINT NOT NULL REFERENCES schools,
    hash BYTEA NOT NULL CHECK (length(hash) = 32),
    kind TEXT NOT NULL CHECK (kind IN ('tablet', 'desk')),
    label TEXT NOT NULL,
    expires BIGINT NOT NULL,
    uses BIGINT NOT NULL,
    used BIGINT NOT NULL DEFAULT 0,
    digits TEXT,
    typed_until BIGINT NOT NULL DEFAULT 0,
    tries BIGINT NOT NULL DEFAULT 0,
    parent BYTEA,
    PRIMARY KEY (school, hash)
);

CREATE TABLE rosters (
    school BIGINT NOT NULL REFERENCES schools,
    version BIGINT NOT NULL,
    message BYTEA NOT NULL,
    PRIMARY KEY (school, version)
);

CREATE TABLE duties (
    school BIGINT NOT NULL REFERENCES schools,
    duty TEXT NOT NULL,
    PRIMARY KEY (school, duty)
);

-- A reader's sealed copy of her casebook, under a name that says nothing about her, from the desk with this number.
CREATE TABLE copies (
    school BIGINT NOT NULL REFERENCES schools,
    name TEXT NOT NULL CHECK (length(name) = 32),
    device BIGINT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (school, name)
);

-- Replies: always as many slots of one size, each written or random bytes; which, nobody can tell.
CREATE TABLE board (
    school BIGINT NOT NULL REFERENCES schools,
    slot BIGINT NOT NULL CHECK (slot BETWEEN 0 AND 127),
    body BYTEA NOT NULL CHECK (length(body) = 1024),
    PRIMARY KEY (school, slot)
);
ALTER TABLE copies ALTER COLUMN body SET STORAGE EXTERNAL;
ALTER TABLE board ALTER COLUMN body SET STORAGE PLAIN;
