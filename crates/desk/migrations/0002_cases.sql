-- What readers did about reports, each event sealed like a report and padded. The row's name is a keyed hash of the
-- event's id; which report it is about stands inside only.
CREATE TABLE event (
    row BLOB PRIMARY KEY NOT NULL,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Sealed frames that wait to be posted, one a tick; a dummy goes where none waits.
CREATE TABLE outgoing (
    id BLOB PRIMARY KEY NOT NULL,
    frame BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Small things of the desk that outlive a restart, each sealed.
CREATE TABLE thing (
    name TEXT PRIMARY KEY NOT NULL,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
