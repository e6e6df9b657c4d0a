-- See the notes in sqlite/0010_class.sql.
ALTER TABLE schools ADD COLUMN class_version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE schools ADD COLUMN setup_version BIGINT NOT NULL DEFAULT 0;
ALTER TABLE devices ADD COLUMN class TEXT NOT NULL DEFAULT '';
ALTER TABLE devices ADD COLUMN custodian TEXT NOT NULL DEFAULT '';

CREATE TABLE class_docs (
    school BIGINT NOT NULL REFERENCES schools,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (school, kind, id)
);

CREATE TABLE tallies (
    school BIGINT NOT NULL REFERENCES schools,
    year TEXT NOT NULL,
    class TEXT NOT NULL,
    session TEXT NOT NULL,
    lesson TEXT NOT NULL,
    rev BIGINT NOT NULL,
    moment TEXT NOT NULL,
    node TEXT NOT NULL,
    choice TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (school, year, class, session, lesson, rev, moment, node, choice)
);

CREATE TABLE beats (
    school BIGINT NOT NULL REFERENCES schools,
    session TEXT NOT NULL,
    nonce BIGINT NOT NULL,
    PRIMARY KEY (school, session, nonce)
);
