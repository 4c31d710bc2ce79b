ALTER TABLE "search_document" ADD COLUMN "prices_minor" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
UPDATE "search_document" SET "prices_minor" = array["price_minor"];--> statement-breakpoint
ALTER TABLE "cart" DROP COLUMN "currency";--> statement-breakpoint
ALTER TABLE "search_document" DROP COLUMN "price_minor";
