-- A pairing that has begun and waits for staff to compare the pictures; it holds the key that was shown to the hub.
CREATE TABLE begun (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    document BLOB NOT NULL
) STRICT;

-- Wrong tries at the staff PIN, counted before each is looked at; "waited" once the wait after them is over.
CREATE TABLE pin_tries (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    wrong INTEGER NOT NULL DEFAULT 0,
    waited INTEGER NOT NULL DEFAULT 1 CHECK (waited IN (0, 1))
) STRICT;
INSERT INTO pin_tries (one) VALUES (1);

-- The key of a pairing stands in "begun", then in the pairing.
DROP TABLE signing_key;
