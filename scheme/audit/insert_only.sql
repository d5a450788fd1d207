-- For PostgreSQL: the role that the hub's web processes sign in as may add to the audit and read it, nothing more.
-- Run as the owner of the tables, after "python -m scheme migrate", and again after each migration:
--
--     psql --set web=heard_web --file scheme/audit/insert_only.sql DATABASE
--
-- The role is made before, once:  CREATE ROLE heard_web LOGIN PASSWORD '...';
-- "python -m scheme migrate" goes on as the owner; "serve" needs only this role.

GRANT USAGE ON SCHEMA public TO :"web";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :"web";
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO :"web";
REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON audit_entry FROM :"web";
REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON audit_alarm FROM :"web";
REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON audit_brokenglass FROM :"web";
