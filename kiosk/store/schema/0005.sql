-- Which surveys are due for whom, as the scheme signed it.
CREATE TABLE survey_list (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    document BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;

-- The packs of surveys by the digest of their manifest. "active": whole, and asked by now; one for each survey.
CREATE TABLE pack (
    manifest TEXT PRIMARY KEY,
    survey TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    document BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX pack_asked_by ON pack (survey) WHERE active = 1;

-- The parts that have come of the files of packs, each file under the SHA-256 of the whole in hex.
CREATE TABLE piece (
    file TEXT NOT NULL,
    start INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (file, start)
) STRICT;
