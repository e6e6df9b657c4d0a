-- What a class does together. Nothing here knows of reports, and no row of a child exists.
-- Goes up with everything that changes in `class_docs`; `setup_version` with what every tablet keeps of it.
ALTER TABLE schools ADD COLUMN class_version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE schools ADD COLUMN setup_version INTEGER NOT NULL DEFAULT 0;
-- The class that a tablet belongs to (16 hex digits, or nothing), and who holds the PIN of its kiosk.
ALTER TABLE devices ADD COLUMN class TEXT NOT NULL DEFAULT '';
ALTER TABLE devices ADD COLUMN custodian TEXT NOT NULL DEFAULT '';

-- Classes, staff, promises, approvals, sessions under way and the record of those that were: few and small, as JSON.
CREATE TABLE class_docs (
    school INTEGER NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (school, kind, id)
) WITHOUT ROWID, STRICT;

-- What was chosen, by class alone: no tablet, no day, no time. `session` is set while one runs, so that its own bars can
-- be drawn, and empty once it is over; what fewer than five chose in it is deleted then.
CREATE TABLE tallies (
    school INTEGER NOT NULL,
    year TEXT NOT NULL,
    class TEXT NOT NULL,
    session TEXT NOT NULL,
    lesson TEXT NOT NULL,
    rev INTEGER NOT NULL,
    moment TEXT NOT NULL,
    node TEXT NOT NULL,
    choice TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (school, year, class, session, lesson, rev, moment, node, choice)
) WITHOUT ROWID, STRICT;

-- What a tablet says twice counts once. Random numbers, gone with the session.
CREATE TABLE beats (
    school INTEGER NOT NULL,
    session TEXT NOT NULL,
    nonce INTEGER NOT NULL,
    PRIMARY KEY (school, session, nonce)
) WITHOUT ROWID, STRICT;
