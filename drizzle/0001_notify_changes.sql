-- Says on one channel that a table has changed, when the statement's transaction commits. The
-- triggers that call it are set for every table that pages show; see app/server/db/triggers.ts.
CREATE FUNCTION "notify_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('posthouse_changes', TG_TABLE_NAME);
  RETURN NULL;
END
$$;
