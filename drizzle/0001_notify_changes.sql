-- Says on one channel that something a page shows has changed, once a statement, when it commits.
-- Whoever keeps rendered pages listens. Equal messages of one transaction are folded into one.
CREATE FUNCTION "notify_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('posthouse_changes', TG_TABLE_NAME);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "post_notify_change" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "post"
  FOR EACH STATEMENT EXECUTE FUNCTION "notify_change"();
--> statement-breakpoint
CREATE TRIGGER "user_notify_change" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "user"
  FOR EACH STATEMENT EXECUTE FUNCTION "notify_change"();
