CREATE TABLE "search_pick" (
	"phrase" text PRIMARY KEY NOT NULL,
	"pinned" uuid[] DEFAULT '{}' NOT NULL,
	"buried" uuid[] DEFAULT '{}' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "search_pick_one_way" CHECK (not "search_pick"."pinned" && "search_pick"."buried"),
	CONSTRAINT "search_pick_few" CHECK (cardinality("search_pick"."pinned") <= 24 and cardinality("search_pick"."buried") <= 100)
);
--> statement-breakpoint
CREATE TABLE "search_weight_set" (
	"version" integer PRIMARY KEY NOT NULL,
	"weights" jsonb NOT NULL,
	"note" text NOT NULL,
	"saved_by_staff_id" uuid,
	"published_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "search_weight_set_version" CHECK ("search_weight_set"."version" > 0)
);
--> statement-breakpoint
ALTER TABLE "search_document" ADD COLUMN "margin_percent" smallint;--> statement-breakpoint
ALTER TABLE "search_synonym" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "search_synonym" ADD COLUMN "updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL;--> statement-breakpoint
ALTER TABLE "search_term" ADD COLUMN "phrase" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "search_term_phrase_idx" ON "search_term" USING btree ("phrase");