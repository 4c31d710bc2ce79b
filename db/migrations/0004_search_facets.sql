CREATE TABLE "search_word" (
	"word" text PRIMARY KEY NOT NULL,
	"uses" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "search_document" ADD COLUMN "facets" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "search_document" ADD COLUMN "price_minor" integer;--> statement-breakpoint
ALTER TABLE "search_document" ADD COLUMN "rating" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "search_document" ADD COLUMN "published_at" timestamp with time zone DEFAULT shop_clock() NOT NULL;--> statement-breakpoint
CREATE INDEX "search_word_prefix_idx" ON "search_word" USING btree ("word" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "search_word_plain_idx" ON "search_word" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "search_document_facets_idx" ON "search_document" USING gin ("facets");--> statement-breakpoint
CREATE INDEX "search_document_popularity_idx" ON "search_document" USING btree ("popularity" DESC NULLS LAST,"product_id");