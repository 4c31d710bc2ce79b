CREATE TABLE "search_lexeme" (
	"lexeme" text PRIMARY KEY NOT NULL,
	"documents" integer NOT NULL,
	"kind" real DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "search_document" ADD COLUMN "head" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "search_document" ADD COLUMN "sizes_mm" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "search_synonym" ADD COLUMN "broader" text;