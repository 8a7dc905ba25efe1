-- Keeps the counts that lists show and are ordered by. By triggers, so that they are exact however a
-- row comes or goes: by a member, with an account that is deleted, or from a console.
CREATE FUNCTION "count_comment"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before int := CASE WHEN TG_OP <> 'INSERT' AND OLD.deleted_at IS NULL THEN 1 ELSE 0 END;
  after int := CASE WHEN TG_OP <> 'DELETE' AND NEW.deleted_at IS NULL THEN 1 ELSE 0 END;
BEGIN
  IF before <> after THEN
    UPDATE "post" SET "comment_count" = "comment_count" + after - before
    WHERE "id" = CASE WHEN TG_OP = 'DELETE' THEN OLD.post_id ELSE NEW.post_id END;
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER "count_comment" AFTER INSERT OR DELETE OR UPDATE OF "deleted_at" ON "comment"
  FOR EACH ROW EXECUTE FUNCTION "count_comment"();--> statement-breakpoint
CREATE FUNCTION "count_post_reaction"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE "post" SET "reaction_count" = "reaction_count" + 1 WHERE "id" = NEW.post_id;
  ELSE
    UPDATE "post" SET "reaction_count" = "reaction_count" - 1 WHERE "id" = OLD.post_id;
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER "count_post_reaction" AFTER INSERT OR DELETE ON "post_reaction"
  FOR EACH ROW EXECUTE FUNCTION "count_post_reaction"();--> statement-breakpoint
CREATE FUNCTION "count_comment_reaction"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE "comment" SET "reaction_count" = "reaction_count" + 1 WHERE "id" = NEW.comment_id;
  ELSE
    UPDATE "comment" SET "reaction_count" = "reaction_count" - 1 WHERE "id" = OLD.comment_id;
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER "count_comment_reaction" AFTER INSERT OR DELETE ON "comment_reaction"
  FOR EACH ROW EXECUTE FUNCTION "count_comment_reaction"();--> statement-breakpoint
CREATE FUNCTION "copy_reaction_count"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "post_tag" SET "reaction_count" = NEW.reaction_count WHERE "post_id" = NEW.id;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER "copy_reaction_count" AFTER UPDATE OF "reaction_count" ON "post"
  FOR EACH ROW WHEN (OLD.reaction_count IS DISTINCT FROM NEW.reaction_count)
  EXECUTE FUNCTION "copy_reaction_count"();--> statement-breakpoint
CREATE FUNCTION "count_tag"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE "tag" SET "post_count" = "post_count" + 1 WHERE "id" = NEW.tag_id;
  ELSE
    UPDATE "tag" SET "post_count" = "post_count" - 1 WHERE "id" = OLD.tag_id;
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER "count_tag" AFTER INSERT OR DELETE ON "post_tag"
  FOR EACH ROW EXECUTE FUNCTION "count_tag"();
