DROP INDEX "comment_reading_order_idx";--> statement-breakpoint
CREATE INDEX "comment_reading_order_idx" ON "comment" USING btree ("post_id",coalesce("segment_id", "post_id"),"path");