-- The highest head of the hub's audit chain that was ever seen; sent back at each exchange, so that a cut shows.
ALTER TABLE exchange ADD COLUMN audit_head TEXT NOT NULL DEFAULT '';
