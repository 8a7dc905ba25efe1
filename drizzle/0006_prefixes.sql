ALTER TABLE "tag" ALTER COLUMN "folded" SET DATA TYPE varchar(60) COLLATE "C";--> statement-breakpoint
-- Members are found by how their handle or name begins, while somebody types it. Byte by byte: in the
-- order of a language, what begins alike need not stand together. By the start of a name alone, so that
-- no name is too long for an index. They stand here only, since the table is Better Auth's.
CREATE INDEX "user_handle_prefix_idx" ON "user" (("handle" COLLATE "C"));--> statement-breakpoint
CREATE INDEX "user_name_prefix_idx" ON "user" ((lower(left("name", 60)) COLLATE "C"));--> statement-breakpoint
-- Whether the site has an administrator is asked without reading all members.
CREATE INDEX "user_role_idx" ON "user" ("role");
