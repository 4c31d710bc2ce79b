CREATE TABLE "delivery_trip" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fulfillment_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"left_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	"ended_at" timestamp with time zone,
	"outcome" text,
	"proof" text,
	"note" text,
	CONSTRAINT "delivery_trip_end" CHECK (("delivery_trip"."ended_at" is null) = ("delivery_trip"."outcome" is null) and (coalesce("delivery_trip"."outcome", '') = 'delivered') = ("delivery_trip"."proof" is not null) and (coalesce("delivery_trip"."outcome", 'turned_back') = 'turned_back' or "delivery_trip"."note" is not null))
);
--> statement-breakpoint
CREATE TABLE "local_delivery" (
	"location_id" uuid PRIMARY KEY NOT NULL,
	"is_on" boolean DEFAULT true NOT NULL,
	"radius_miles" smallint NOT NULL,
	"postcodes" text[] DEFAULT '{}' NOT NULL,
	"window_minutes" smallint NOT NULL,
	"per_window" smallint NOT NULL,
	"cutoff_minutes" smallint NOT NULL,
	"days_ahead" smallint NOT NULL,
	"fee_minor" integer NOT NULL,
	"free_from_minor" integer,
	CONSTRAINT "local_delivery_reach" CHECK ("local_delivery"."radius_miles" between 0 and 100 and ("local_delivery"."radius_miles" > 0 or cardinality("local_delivery"."postcodes") > 0)),
	CONSTRAINT "local_delivery_amounts" CHECK ("local_delivery"."window_minutes" between 30 and 720 and "local_delivery"."per_window" between 1 and 500 and "local_delivery"."cutoff_minutes" between 0 and 2880 and "local_delivery"."days_ahead" between 0 and 30 and "local_delivery"."fee_minor" >= 0 and "local_delivery"."free_from_minor" >= 0)
);
--> statement-breakpoint
ALTER TABLE "checkout" ADD COLUMN "delivery_window" jsonb;--> statement-breakpoint
ALTER TABLE "delivery_trip" ADD CONSTRAINT "delivery_trip_fulfillment_id_fulfillment_id_fk" FOREIGN KEY ("fulfillment_id") REFERENCES "public"."fulfillment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "local_delivery" ADD CONSTRAINT "local_delivery_location_id_location_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."location"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_trip_live_key" ON "delivery_trip" USING btree ("fulfillment_id") WHERE "delivery_trip"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "delivery_trip_fulfillment_idx" ON "delivery_trip" USING btree ("fulfillment_id","left_at");--> statement-breakpoint
ALTER TABLE "capacity_booking" ADD CONSTRAINT "capacity_booking_purpose" CHECK ("capacity_booking"."purpose" in ('pickup', 'curbside', 'delivery'));
--> statement-breakpoint
-- A local delivery books its window; only what a carrier fetches is read from the parts that are still to pick.
CREATE OR REPLACE VIEW capacity_work AS
  SELECT location_id, purpose AS kind, starts_at, expires_at, checkout_id FROM capacity_booking
  UNION ALL
  SELECT location_id, method, greatest((promise_inputs ->> 'dispatchAt')::timestamptz, shop_clock()), NULL::timestamptz, NULL::uuid FROM fulfillment
    WHERE method = 'ship' AND status IN ('open', 'picking', 'on_hold') AND promise_inputs ->> 'dispatchAt' IS NOT NULL;
--> statement-breakpoint
DROP TRIGGER fulfillment_ship_arrows ON "fulfillment";
--> statement-breakpoint
CREATE TRIGGER fulfillment_ship_arrows BEFORE UPDATE OF status ON "fulfillment" FOR EACH ROW
  WHEN (old.status <> new.status AND new.method = 'ship') EXECUTE FUNCTION only_along_arrows(
  'open>picking', 'open>on_hold', 'open>awaiting_shopper', 'open>cancelled',
  'picking>open', 'picking>packed', 'picking>awaiting_shopper', 'picking>on_hold', 'picking>cancelled',
  'packed>picking', 'packed>shipped', 'packed>cancelled',
  'shipped>delivered', 'shipped>lost',
  'awaiting_shopper>open', 'awaiting_shopper>picking', 'awaiting_shopper>cancelled',
  'on_hold>open', 'on_hold>cancelled');
--> statement-breakpoint
CREATE TRIGGER fulfillment_van_arrows BEFORE UPDATE OF status ON "fulfillment" FOR EACH ROW
  WHEN (old.status <> new.status AND new.method = 'local_delivery') EXECUTE FUNCTION only_along_arrows(
  'open>picking', 'open>on_hold', 'open>awaiting_shopper', 'open>cancelled',
  'picking>open', 'picking>packed', 'picking>awaiting_shopper', 'picking>on_hold', 'picking>cancelled',
  'packed>picking', 'packed>on_the_van', 'packed>cancelled',
  'on_the_van>packed', 'on_the_van>delivered', 'on_the_van>attempted',
  'attempted>packed', 'attempted>cancelled',
  'awaiting_shopper>open', 'awaiting_shopper>picking', 'awaiting_shopper>cancelled',
  'on_hold>open', 'on_hold>cancelled');
