ALTER TABLE "cart_line" DROP CONSTRAINT "cart_line_place";--> statement-breakpoint
DROP INDEX "cart_line_same_key";--> statement-breakpoint
ALTER TABLE "cart_line" ADD COLUMN "gift" jsonb;--> statement-breakpoint
ALTER TABLE "variant" ADD COLUMN "gift_most_minor" integer;--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "gift" jsonb;--> statement-breakpoint
ALTER TABLE "stored_value" ADD COLUMN "mail_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "stored_value" ADD COLUMN "code_version" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "fulfillment_by_email_idx" ON "fulfillment" USING btree ("order_id") WHERE "fulfillment"."method" = 'email' and "fulfillment"."status" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "cart_line_same_key" ON "cart_line" USING btree ("cart_id","variant_id","method",coalesce("location_id", '00000000-0000-0000-0000-000000000000')) WHERE "cart_line"."gift" is null;--> statement-breakpoint
ALTER TABLE "cart_line" ADD CONSTRAINT "cart_line_place" CHECK (("cart_line"."method" in ('ship', 'email')) = ("cart_line"."location_id" is null) and ("cart_line"."method" = 'email') = ("cart_line"."gift" is not null));--> statement-breakpoint
ALTER TABLE "variant" ADD CONSTRAINT "variant_gift_card" CHECK (case when "variant"."is_gift_card" then "variant"."tax_class" = 'exempt' and ("variant"."gift_most_minor" is null or "variant"."gift_most_minor" > 0) else "variant"."gift_most_minor" is null end);
--> statement-breakpoint
DROP TRIGGER fulfillment_pickup_arrows ON "fulfillment";
--> statement-breakpoint
CREATE TRIGGER fulfillment_pickup_arrows BEFORE UPDATE OF status ON "fulfillment" FOR EACH ROW
  WHEN (old.status <> new.status AND new.method IN ('pickup', 'curbside')) EXECUTE FUNCTION only_along_arrows(
  'open>picking', 'open>on_hold', 'open>awaiting_shopper', 'open>in_transit_to_store', 'open>cancelled',
  'picking>open', 'picking>ready', 'picking>awaiting_shopper', 'picking>on_hold', 'picking>cancelled',
  'ready>picking', 'ready>handed_over', 'ready>expired', 'ready>awaiting_shopper', 'ready>cancelled',
  'awaiting_shopper>open', 'awaiting_shopper>picking', 'awaiting_shopper>ready', 'awaiting_shopper>cancelled',
  'on_hold>open', 'on_hold>cancelled',
  'in_transit_to_store>open', 'in_transit_to_store>ready', 'in_transit_to_store>cancelled',
  'expired>cancelled');
--> statement-breakpoint
CREATE TRIGGER fulfillment_email_arrows BEFORE UPDATE OF status ON "fulfillment" FOR EACH ROW
  WHEN (old.status <> new.status AND new.method = 'email') EXECUTE FUNCTION only_along_arrows('open>delivered', 'open>cancelled');
