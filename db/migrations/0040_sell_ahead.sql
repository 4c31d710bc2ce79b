CREATE TABLE "sell_ahead" (
	"variant_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"cap" integer NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "sell_ahead_variant_id_location_id_pk" PRIMARY KEY("variant_id","location_id"),
	CONSTRAINT "sell_ahead_cap" CHECK ("sell_ahead"."cap" > 0)
);
--> statement-breakpoint
ALTER TABLE "fulfillment" ADD COLUMN "awaits_stock_on" date;--> statement-breakpoint
ALTER TABLE "fulfillment" ADD COLUMN "stock_delayed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sell_ahead" ADD CONSTRAINT "sell_ahead_level_fk" FOREIGN KEY ("variant_id","location_id") REFERENCES "public"."stock_level"("variant_id","location_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fulfillment_waiting_idx" ON "fulfillment" USING btree ("location_id","id") WHERE "fulfillment"."awaits_stock_on" is not null and "fulfillment"."status" = 'on_hold';--> statement-breakpoint
ALTER TABLE "fulfillment" ADD CONSTRAINT "fulfillment_waits_on_hold" CHECK (("fulfillment"."awaits_stock_on" is not null) = (coalesce("fulfillment"."hold_reason", '') = 'awaits_stock'));--> statement-breakpoint
-- The same formula; what is sold ahead is bound by what is coming, so that nothing is promised that nobody has ordered.
CREATE OR REPLACE FUNCTION stock_free(s stock_level, p_held integer, p_remote boolean) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT greatest(0, s.on_hand + least(s.backorder_cap, s.incoming) - (s.damaged + s.quality_check + s.display + s.put_back) - s.allocated - coalesce(p_held, 0)
    - CASE WHEN p_remote THEN s.safety_stock ELSE 0 END)
$$;
