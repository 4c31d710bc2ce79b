CREATE INDEX "fulfillment_to_send_idx" ON "fulfillment" USING btree ("location_id") WHERE "fulfillment"."method" in ('ship','local_delivery') and "fulfillment"."status" in ('open','picking','on_hold');--> statement-breakpoint
-- The work of a place by hour, whatever its kind: what is booked or held, and what must be picked to leave with a carrier.
-- Work that is late is the present hour's.
CREATE VIEW capacity_work AS
  SELECT location_id, purpose AS kind, starts_at, expires_at, checkout_id FROM capacity_booking
  UNION ALL
  SELECT location_id, method, greatest((promise_inputs ->> 'dispatchAt')::timestamptz, shop_clock()), NULL::timestamptz, NULL::uuid FROM fulfillment
    WHERE method IN ('ship', 'local_delivery') AND status IN ('open', 'picking', 'on_hold') AND promise_inputs ->> 'dispatchAt' IS NOT NULL;
