-- The envelopes of this device. A row is never deleted while the device is paired: once the hub's backup holds
-- the item, only its bytes go. "running": its visit is not over, so it is not offered to the hub.
CREATE TABLE outbox (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    device TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    running INTEGER NOT NULL CHECK (running IN (0, 1)),
    how TEXT,
    mark INTEGER,
    receipt BLOB,
    refused TEXT,
    header BLOB,
    signature BLOB,
    sealed BLOB,
    UNIQUE (device, sequence)
) STRICT;

CREATE INDEX outbox_pending ON outbox (place) WHERE receipt IS NULL;

-- The last sequence each device id has given out; '' is where a device begins after the file was damaged.
CREATE TABLE sequence (
    device TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;

-- How one person uses the kiosk. "consent": the version of the wording they said yes to; a no is not kept.
CREATE TABLE profile (
    person TEXT PRIMARY KEY,
    consent INTEGER,
    practised INTEGER NOT NULL DEFAULT 0 CHECK (practised IN (0, 1)),
    loudness INTEGER,
    speed INTEGER
) STRICT;

-- The household document, as it was signed.
CREATE TABLE household (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    version INTEGER NOT NULL,
    document BLOB NOT NULL
) STRICT;

-- The Pairing as JSON; no row is a rehearsal.
CREATE TABLE pairing (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    document BLOB NOT NULL
) STRICT;

-- The signing key of a device id, kept before the hub is asked, so that asking twice is asking the same.
CREATE TABLE signing_key (
    device TEXT PRIMARY KEY,
    private BLOB NOT NULL
) STRICT;

-- How the last exchange went: the hub's time of the last one that did, and what staff should know.
CREATE TABLE exchange (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    at TEXT NOT NULL DEFAULT '',
    what TEXT NOT NULL DEFAULT '',
    remedy TEXT NOT NULL DEFAULT '',
    missing INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO exchange (one) VALUES (1);
