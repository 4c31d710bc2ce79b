CREATE TABLE "tax_exemption" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"country" text DEFAULT 'US' NOT NULL,
	"state" text,
	"certificate" text NOT NULL,
	"expires_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"staff_id" uuid,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "tax_rate" DROP CONSTRAINT "tax_rate_country_state_tax_class_pk";--> statement-breakpoint
ALTER TABLE "fulfillment_line" ADD COLUMN "tax_minor" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "included_tax_minor" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order" ADD COLUMN "tax_exemption" text;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "included_tax_minor" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "price_list" ADD COLUMN "tax_included" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "tax_rate" ADD COLUMN "postcode" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "tax_rate" ADD CONSTRAINT "tax_rate_country_state_postcode_tax_class_pk" PRIMARY KEY("country","state","postcode","tax_class");--> statement-breakpoint
ALTER TABLE "tax_rate" ADD COLUMN "source" text DEFAULT 'table' NOT NULL;--> statement-breakpoint
ALTER TABLE "tax_rate" ADD COLUMN "told_at" timestamp with time zone DEFAULT shop_clock() NOT NULL;--> statement-breakpoint
ALTER TABLE "tax_rate" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tax_exemption" ADD CONSTRAINT "tax_exemption_group_id_customer_group_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."customer_group"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tax_exemption_group_idx" ON "tax_exemption" USING btree ("group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tax_exemption_live_key" ON "tax_exemption" USING btree ("group_id","country",coalesce("state", ''),"certificate") WHERE "tax_exemption"."ended_at" is null;--> statement-breakpoint
ALTER TABLE "tax_rate" ADD CONSTRAINT "tax_rate_source" CHECK (("tax_rate"."source" = 'table') = ("tax_rate"."expires_at" is null) and ("tax_rate"."source" = 'table' or "tax_rate"."postcode" <> ''));--> statement-breakpoint
UPDATE "fulfillment_line" SET "tax_minor" = share.tax FROM (
	SELECT l.id, (o.tax_minor::bigint * sum(l.quantity - l.moved) OVER parts / o.quantity - o.tax_minor::bigint * (sum(l.quantity - l.moved) OVER parts - (l.quantity - l.moved)) / o.quantity)::integer AS tax
	FROM "fulfillment_line" l JOIN "order_line" o ON o.id = l.order_line_id WINDOW parts AS (PARTITION BY o.id ORDER BY l.id)
) share WHERE share.id = "fulfillment_line".id AND share.tax <> 0;--> statement-breakpoint
UPDATE "checkout" SET "status" = 'open' WHERE "status" = 'ready';--> statement-breakpoint
UPDATE "checkout" SET "quote" = "quote" || jsonb_build_object('quote', "quote" -> 'quote' || '{"includedTaxMinor": 0, "exemptions": []}') WHERE "status" = 'completing' AND "quote" IS NOT NULL;
