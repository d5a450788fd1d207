-- The photos that the household document names, each a JPEG under its SHA-256 in hex.
CREATE TABLE photo (
    digest TEXT PRIMARY KEY,
    jpeg BLOB NOT NULL
) STRICT;
