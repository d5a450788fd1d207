-- The replies of the scheme and what it changed, as its signed document said. "shown": to the person it is for.
CREATE TABLE reply (
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL,
    person TEXT NOT NULL,
    shown INTEGER NOT NULL DEFAULT 0 CHECK (shown IN (0, 1)),
    document BLOB NOT NULL
) STRICT;

CREATE TABLE change (
    place INTEGER PRIMARY KEY,
    document BLOB NOT NULL
) STRICT;

CREATE TABLE replies (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    version INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO replies (one) VALUES (1);

-- The three pictures that open a person's messages.
ALTER TABLE profile ADD COLUMN pictures TEXT;
