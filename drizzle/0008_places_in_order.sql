DROP INDEX "search_document_post_id_idx";--> statement-breakpoint
DROP INDEX "comment_reading_order_idx";--> statement-breakpoint
CREATE INDEX "search_document_post_id_id_idx" ON "search_document" USING btree ("post_id","id");--> statement-breakpoint
CREATE INDEX "comment_reading_order_idx" ON "comment" USING btree ("post_id",coalesce("segment_id", "post_id"),"path");