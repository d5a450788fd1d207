-- "liked": what the person themselves changed of how they use the kiosk, as JSON; the rest the scheme says.
ALTER TABLE profile ADD COLUMN liked BLOB;
ALTER TABLE profile DROP COLUMN loudness;
ALTER TABLE profile DROP COLUMN speed;
