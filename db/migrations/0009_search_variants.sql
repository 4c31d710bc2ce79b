ALTER TABLE "search_document" ADD COLUMN "variant_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
-- Words are long and read only to rank: beside the row, so that matching and counting read few pages.
ALTER TABLE "search_document" ALTER COLUMN "words" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "search_document" SET (toast_tuple_target = 256);
