ALTER TABLE "delivery_trip" DROP CONSTRAINT "delivery_trip_end";--> statement-breakpoint
ALTER TABLE "delivery_trip" ADD COLUMN "photo_src" text;--> statement-breakpoint
ALTER TABLE "fulfillment" ADD COLUMN "out_for_delivery_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "delivery_trip" ADD CONSTRAINT "delivery_trip_end" CHECK (("delivery_trip"."ended_at" is null) = ("delivery_trip"."outcome" is null) and (coalesce("delivery_trip"."outcome", '') = 'delivered') = ("delivery_trip"."proof" is not null) and (coalesce("delivery_trip"."outcome", 'turned_back') = 'turned_back' or "delivery_trip"."note" is not null) and ("delivery_trip"."photo_src" is null or "delivery_trip"."outcome" = 'delivered'));--> statement-breakpoint
ALTER TABLE "fulfillment" ADD CONSTRAINT "fulfillment_out_for_delivery" CHECK ("fulfillment"."out_for_delivery_at" is null or ("fulfillment"."method" = 'ship' and "fulfillment"."shipped_at" is not null));--> statement-breakpoint
DROP TRIGGER fulfillment_van_arrows ON "fulfillment";
--> statement-breakpoint
CREATE TRIGGER fulfillment_van_arrows BEFORE UPDATE OF status ON "fulfillment" FOR EACH ROW
  WHEN (old.status <> new.status AND new.method = 'local_delivery') EXECUTE FUNCTION only_along_arrows(
  'open>picking', 'open>on_hold', 'open>awaiting_shopper', 'open>cancelled',
  'picking>open', 'picking>packed', 'picking>awaiting_shopper', 'picking>on_hold', 'picking>cancelled',
  'packed>picking', 'packed>on_the_van', 'packed>awaiting_shopper', 'packed>cancelled',
  'on_the_van>packed', 'on_the_van>delivered', 'on_the_van>attempted',
  'attempted>packed', 'attempted>cancelled',
  'awaiting_shopper>open', 'awaiting_shopper>picking', 'awaiting_shopper>packed', 'awaiting_shopper>cancelled',
  'on_hold>open', 'on_hold>cancelled');
