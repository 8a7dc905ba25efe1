CREATE TABLE "comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"post_id" uuid NOT NULL,
	"parent_id" uuid,
	"depth" smallint NOT NULL,
	"path" text COLLATE "C" NOT NULL,
	"segment_id" uuid,
	"author_id" text,
	"content" text NOT NULL,
	"html" text,
	"renderer_version" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"editor_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	"reaction_count" integer DEFAULT 0 NOT NULL,
	"draft_id" uuid,
	CONSTRAINT "comment_draftId_unique" UNIQUE("draft_id")
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"target" varchar(64) NOT NULL,
	"title" varchar(256) DEFAULT '' NOT NULL,
	"content" text DEFAULT '' NOT NULL,
	"tags" varchar(30)[] DEFAULT '{}' NOT NULL,
	"base_version" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_user_id_target_unique" UNIQUE("user_id","target")
);
--> statement-breakpoint
CREATE TABLE "feed_visit" (
	"user_id" text PRIMARY KEY NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"before_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "post_tag" (
	"post_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"reaction_count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "post_tag_post_id_tag_id_pk" PRIMARY KEY("post_id","tag_id")
);
--> statement-breakpoint
CREATE TABLE "tag" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" varchar(30) NOT NULL,
	"folded" varchar(60) NOT NULL,
	"post_count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "tag_folded_unique" UNIQUE("folded")
);
--> statement-breakpoint
CREATE TABLE "bookmark" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"post_id" uuid NOT NULL,
	CONSTRAINT "bookmark_user_id_post_id_unique" UNIQUE("user_id","post_id")
);
--> statement-breakpoint
CREATE TABLE "comment_reaction" (
	"comment_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "comment_reaction_comment_id_user_id_pk" PRIMARY KEY("comment_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "post_reaction" (
	"post_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "post_reaction_post_id_user_id_pk" PRIMARY KEY("post_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "revision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"post_id" uuid,
	"comment_id" uuid,
	"version" integer NOT NULL,
	"title" varchar(256),
	"content" text NOT NULL,
	"tags" varchar(30)[] DEFAULT '{}' NOT NULL,
	"editor_id" text,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "revision_post_id_version_unique" UNIQUE("post_id","version"),
	CONSTRAINT "revision_comment_id_version_unique" UNIQUE("comment_id","version"),
	CONSTRAINT "revision_of_one_thing" CHECK (num_nonnulls("revision"."post_id", "revision"."comment_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "search_document" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_document_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"post_id" uuid NOT NULL,
	"comment_id" uuid,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_variant" (
	"variant" text COLLATE "C" NOT NULL,
	"word" text COLLATE "C" NOT NULL,
	CONSTRAINT "search_variant_variant_word_pk" PRIMARY KEY("variant","word")
);
--> statement-breakpoint
CREATE TABLE "search_word" (
	"word" text COLLATE "C" PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "editor_id" text;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "slug" varchar(80) DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "html" text;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "extract" varchar(240);--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "renderer_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "comment_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "reaction_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "comment_serial" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "draft_id" uuid;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_parent_id_comment_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."comment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_segment_id_comment_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."comment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_author_id_user_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_editor_id_user_id_fk" FOREIGN KEY ("editor_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft" ADD CONSTRAINT "draft_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_visit" ADD CONSTRAINT "feed_visit_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_tag" ADD CONSTRAINT "post_tag_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_tag" ADD CONSTRAINT "post_tag_tag_id_tag_id_fk" FOREIGN KEY ("tag_id") REFERENCES "public"."tag"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookmark" ADD CONSTRAINT "bookmark_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookmark" ADD CONSTRAINT "bookmark_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_reaction" ADD CONSTRAINT "comment_reaction_comment_id_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_reaction" ADD CONSTRAINT "comment_reaction_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_reaction" ADD CONSTRAINT "post_reaction_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_reaction" ADD CONSTRAINT "post_reaction_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_comment_id_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_editor_id_user_id_fk" FOREIGN KEY ("editor_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_document" ADD CONSTRAINT "search_document_comment_id_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_reading_order_idx" ON "comment" USING btree ("post_id","segment_id","path");--> statement-breakpoint
CREATE INDEX "comment_parent_id_idx" ON "comment" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "comment_segment_id_idx" ON "comment" USING btree ("segment_id");--> statement-breakpoint
CREATE INDEX "comment_editor_id_idx" ON "comment" USING btree ("editor_id");--> statement-breakpoint
CREATE INDEX "comment_author_id_id_idx" ON "comment" USING btree ("author_id","id");--> statement-breakpoint
CREATE INDEX "comment_post_id_id_idx" ON "comment" USING btree ("post_id","id") WHERE "comment"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "comment_renderer_version_idx" ON "comment" USING btree ("renderer_version");--> statement-breakpoint
CREATE INDEX "draft_user_id_updated_at_idx" ON "draft" USING btree ("user_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "post_tag_tag_id_post_id_idx" ON "post_tag" USING btree ("tag_id","post_id");--> statement-breakpoint
CREATE INDEX "post_tag_top_idx" ON "post_tag" USING btree ("tag_id","reaction_count","post_id");--> statement-breakpoint
CREATE INDEX "post_tag_top_of_day_idx" ON "post_tag" USING btree ("tag_id",(("created_at" at time zone 'UTC')::date),"reaction_count","post_id");--> statement-breakpoint
CREATE INDEX "post_tag_top_of_month_idx" ON "post_tag" USING btree ("tag_id",(date_trunc('month', "created_at" at time zone 'UTC')),"reaction_count","post_id");--> statement-breakpoint
CREATE INDEX "tag_post_count_idx" ON "tag" USING btree ("post_count","id");--> statement-breakpoint
CREATE INDEX "bookmark_user_id_id_idx" ON "bookmark" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "bookmark_post_id_idx" ON "bookmark" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "comment_reaction_user_id_idx" ON "comment_reaction" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "post_reaction_user_id_idx" ON "post_reaction" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "revision_editor_id_idx" ON "revision" USING btree ("editor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "search_document_post_id_unique" ON "search_document" USING btree ("post_id") WHERE "search_document"."comment_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "search_document_comment_id_unique" ON "search_document" USING btree ("comment_id");--> statement-breakpoint
CREATE INDEX "search_document_post_id_idx" ON "search_document" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "search_document_words_idx" ON "search_document" USING gin ("words") WITH (fastupdate=false);--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_editor_id_user_id_fk" FOREIGN KEY ("editor_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_editor_id_idx" ON "post" USING btree ("editor_id");--> statement-breakpoint
CREATE INDEX "post_renderer_version_idx" ON "post" USING btree ("renderer_version");--> statement-breakpoint
CREATE INDEX "post_top_idx" ON "post" USING btree ("reaction_count","id");--> statement-breakpoint
CREATE INDEX "post_top_of_day_idx" ON "post" USING btree ((("created_at" at time zone 'UTC')::date),"reaction_count","id");--> statement-breakpoint
CREATE INDEX "post_top_of_month_idx" ON "post" USING btree ((date_trunc('month', "created_at" at time zone 'UTC')),"reaction_count","id");--> statement-breakpoint
CREATE INDEX "post_top_of_author_idx" ON "post" USING btree ("author_id","reaction_count","id");--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_draftId_unique" UNIQUE("draft_id");