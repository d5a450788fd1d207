-- Recordings and photos on their way, sealed. "envelope": of the body that holds its key, "used" while it does;
-- "running": it is being made, or the visit of its envelope is not over, so it is not offered to the hub.
-- A row goes once the hub's backup has the stream.
CREATE TABLE stream (
    place INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    envelope TEXT,
    used INTEGER NOT NULL DEFAULT 0 CHECK (used IN (0, 1)),
    running INTEGER NOT NULL DEFAULT 1 CHECK (running IN (0, 1)),
    whole INTEGER NOT NULL DEFAULT 0 CHECK (whole IN (0, 1)),
    has INTEGER NOT NULL DEFAULT 0,
    digest TEXT,
    receipt BLOB,
    mark INTEGER
) STRICT;

-- The header of a stream is its chunk 0, the sealed pieces follow.
CREATE TABLE chunk (
    stream TEXT NOT NULL,
    number INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (stream, number)
) STRICT;
