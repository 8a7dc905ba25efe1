-- Says whose sessions have changed, when the transaction commits: instances keep them in memory and
-- forget those of this user. Being used and being counted are no changes.
CREATE FUNCTION "notify_session"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('posthouse_sessions', CASE TG_TABLE_NAME WHEN 'session' THEN to_jsonb(OLD) ->> 'user_id' ELSE to_jsonb(OLD) ->> 'id' END);
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER "notify_session" AFTER DELETE OR UPDATE OF "token", "expires_at", "user_id" ON "session"
  FOR EACH ROW EXECUTE FUNCTION "notify_session"();--> statement-breakpoint
CREATE TRIGGER "notify_session" AFTER UPDATE OR DELETE ON "user"
  FOR EACH ROW EXECUTE FUNCTION "notify_session"();
