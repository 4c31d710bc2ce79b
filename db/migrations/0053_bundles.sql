CREATE TABLE "bundle" (
	"variant_id" uuid PRIMARY KEY NOT NULL,
	"percent_off" smallint,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT shop_clock() NOT NULL,
	CONSTRAINT "bundle_percent" CHECK ("bundle"."percent_off" is null or "bundle"."percent_off" between 0 and 90)
);
--> statement-breakpoint
CREATE TABLE "bundle_part" (
	"bundle_variant_id" uuid NOT NULL,
	"part_variant_id" uuid NOT NULL,
	"quantity" smallint NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "bundle_part_bundle_variant_id_part_variant_id_pk" PRIMARY KEY("bundle_variant_id","part_variant_id"),
	CONSTRAINT "bundle_part_quantity" CHECK ("bundle_part"."quantity" between 1 and 99 and "bundle_part"."bundle_variant_id" <> "bundle_part"."part_variant_id")
);
--> statement-breakpoint
CREATE TABLE "order_bundle" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"sku" text NOT NULL,
	"title" text NOT NULL,
	"variant_title" text DEFAULT '' NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price_minor" integer NOT NULL,
	CONSTRAINT "order_bundle_amounts" CHECK ("order_bundle"."quantity" > 0 and "order_bundle"."unit_price_minor" >= 0)
);
--> statement-breakpoint
ALTER TABLE "order_line" ADD COLUMN "bundle_id" uuid;--> statement-breakpoint
ALTER TABLE "bundle" ADD CONSTRAINT "bundle_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_part" ADD CONSTRAINT "bundle_part_bundle_variant_id_bundle_variant_id_fk" FOREIGN KEY ("bundle_variant_id") REFERENCES "public"."bundle"("variant_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_part" ADD CONSTRAINT "bundle_part_part_variant_id_variant_id_fk" FOREIGN KEY ("part_variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_bundle" ADD CONSTRAINT "order_bundle_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_bundle" ADD CONSTRAINT "order_bundle_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bundle_part_part_idx" ON "bundle_part" USING btree ("part_variant_id");--> statement-breakpoint
CREATE INDEX "order_bundle_order_idx" ON "order_bundle" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "order_bundle_variant_idx" ON "order_bundle" USING btree ("variant_id");--> statement-breakpoint
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_bundle_id_order_bundle_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."order_bundle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_line_bundle_idx" ON "order_line" USING btree ("bundle_id") WHERE "order_line"."bundle_id" is not null;
--> statement-breakpoint
-- A bundle has no stock of its own, and none of its parts is a bundle: neither by what is put in nor by what is made one.
CREATE FUNCTION refuse_nested_bundle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM variant WHERE id IN (NEW.bundle_variant_id, NEW.part_variant_id) ORDER BY id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM bundle WHERE variant_id = NEW.part_variant_id) OR EXISTS (SELECT FROM bundle_part WHERE part_variant_id = NEW.bundle_variant_id) THEN
    RAISE EXCEPTION 'a bundle in a bundle' USING ERRCODE = 'check_violation', CONSTRAINT = 'bundle_part_not_nested';
  END IF;
  IF EXISTS (SELECT FROM stock_level WHERE variant_id = NEW.bundle_variant_id) THEN
    RAISE EXCEPTION 'a bundle with stock' USING ERRCODE = 'check_violation', CONSTRAINT = 'bundle_has_no_stock';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER bundle_part_not_nested BEFORE INSERT OR UPDATE ON bundle_part FOR EACH ROW EXECUTE FUNCTION refuse_nested_bundle();--> statement-breakpoint
CREATE FUNCTION refuse_stock_of_bundle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM fresh JOIN bundle b ON b.variant_id = fresh.variant_id) THEN
    RAISE EXCEPTION 'a bundle with stock' USING ERRCODE = 'check_violation', CONSTRAINT = 'bundle_has_no_stock';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER bundle_has_no_stock AFTER INSERT ON stock_level REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION refuse_stock_of_bundle();--> statement-breakpoint
-- Parcels as they are sold: a variant's own, or those of everything in a bundle.
CREATE VIEW sold_parcel AS
  SELECT variant_id, sequence::integer AS sequence, weight_grams, length_mm, width_mm, height_mm FROM parcel
  UNION ALL
  SELECT b.bundle_variant_id, b.position * 10000 + n * 100 + p.sequence, p.weight_grams, p.length_mm, p.width_mm, p.height_mm
  FROM bundle_part b JOIN parcel p ON p.variant_id = b.part_variant_id CROSS JOIN LATERAL generate_series(1, b.quantity) n;--> statement-breakpoint
-- Units of a part that a bundle may take: what is there, and nothing of what is coming.
CREATE FUNCTION stock_ready(s stock_level, p_held integer, p_remote boolean) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT greatest(0, stock_free(s, p_held, p_remote) - least(s.backorder_cap, s.incoming))
$$;--> statement-breakpoint
-- What one of a bundle takes, and whether that is still sold.
CREATE VIEW bundle_need AS
  SELECT b.bundle_variant_id, b.part_variant_id, b.quantity, v.status = 'active' AND p.status = 'active' AS is_sold
  FROM bundle_part b JOIN variant v ON v.id = b.part_variant_id JOIN product p ON p.id = v.product_id;--> statement-breakpoint
-- The same formula; a bundle is there as often as the scarcest of its parts, where all of them are stocked, and never without one that is no longer sold.
CREATE OR REPLACE FUNCTION stock_available(p_variants uuid[], p_locations uuid[], p_remote boolean, p_own_checkout uuid)
RETURNS TABLE (variant_id uuid, location_id uuid, on_hand integer, allocated integer, held integer, unsellable integer,
  safety_stock integer, available integer, can_pickup boolean, aisle text, bay text)
LANGUAGE sql STABLE AS $$
  SELECT s.variant_id, s.location_id, s.on_hand, s.allocated, coalesce(h.held, 0), s.damaged + s.quality_check + s.display + s.put_back, s.safety_stock,
    stock_free(s, h.held, p_remote), s.can_pickup, s.aisle, s.bay
  FROM stock_level s
  LEFT JOIN (
    SELECT o.variant_id, o.location_id, sum(o.quantity)::integer AS held FROM hold o
    WHERE (p_variants IS NULL OR o.variant_id = ANY (p_variants)) AND (p_locations IS NULL OR o.location_id = ANY (p_locations))
      AND o.expires_at > shop_clock() AND o.checkout_id IS DISTINCT FROM p_own_checkout
    GROUP BY o.variant_id, o.location_id
  ) h ON h.variant_id = s.variant_id AND h.location_id = s.location_id
  WHERE (p_variants IS NULL OR s.variant_id = ANY (p_variants)) AND (p_locations IS NULL OR s.location_id = ANY (p_locations))
  UNION ALL
  SELECT b.bundle_variant_id, s.location_id, min(s.on_hand / b.quantity), 0, 0, 0, 0, min(CASE WHEN b.is_sold THEN stock_ready(s, h.held, p_remote) / b.quantity ELSE 0 END), bool_and(s.can_pickup), '', ''
  FROM bundle_need b JOIN stock_level s ON s.variant_id = b.part_variant_id
  LEFT JOIN LATERAL (
    SELECT sum(o.quantity)::integer AS held FROM hold o
    WHERE o.variant_id = s.variant_id AND o.location_id = s.location_id AND o.expires_at > shop_clock() AND o.checkout_id IS DISTINCT FROM p_own_checkout
  ) h ON true
  WHERE (p_variants IS NULL OR b.bundle_variant_id = ANY (p_variants)) AND (p_locations IS NULL OR s.location_id = ANY (p_locations))
  GROUP BY b.bundle_variant_id, s.location_id HAVING count(*) = (SELECT count(*) FROM bundle_part w WHERE w.bundle_variant_id = b.bundle_variant_id)
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION stock_available_at(p_variant uuid, p_location uuid, p_remote boolean, p_own_checkout uuid)
RETURNS TABLE (variant_id uuid, location_id uuid, available integer, can_pickup boolean)
LANGUAGE sql STABLE AS $$
  SELECT s.variant_id, s.location_id, stock_free(s, h.held, p_remote), s.can_pickup
  FROM stock_level s
  CROSS JOIN LATERAL (
    SELECT sum(o.quantity)::integer AS held FROM hold o
    WHERE o.variant_id = s.variant_id AND o.location_id = s.location_id AND o.expires_at > shop_clock() AND o.checkout_id IS DISTINCT FROM p_own_checkout
  ) h
  WHERE s.variant_id = p_variant AND s.location_id = p_location
  UNION ALL
  SELECT p_variant, p_location, min(CASE WHEN b.is_sold THEN coalesce(stock_ready(s, h.held, p_remote), 0) / b.quantity ELSE 0 END), bool_and(s.can_pickup)
  FROM bundle_need b LEFT JOIN stock_level s ON s.variant_id = b.part_variant_id AND s.location_id = p_location
  LEFT JOIN LATERAL (
    SELECT sum(o.quantity)::integer AS held FROM hold o
    WHERE o.variant_id = s.variant_id AND o.location_id = s.location_id AND o.expires_at > shop_clock() AND o.checkout_id IS DISTINCT FROM p_own_checkout
  ) h ON true
  WHERE b.bundle_variant_id = p_variant HAVING count(*) > 0 AND count(*) = count(s.variant_id)
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION stock_available_of(p_variant uuid, p_remote boolean, p_own_checkout uuid)
RETURNS TABLE (variant_id uuid, location_id uuid, on_hand integer, available integer, can_pickup boolean, aisle text, bay text)
LANGUAGE sql STABLE AS $$
  SELECT s.variant_id, s.location_id, s.on_hand, stock_free(s, h.held, p_remote), s.can_pickup, s.aisle, s.bay
  FROM stock_level s
  LEFT JOIN (
    SELECT o.location_id, sum(o.quantity)::integer AS held FROM hold o
    WHERE o.variant_id = p_variant AND o.expires_at > shop_clock() AND o.checkout_id IS DISTINCT FROM p_own_checkout
    GROUP BY o.location_id
  ) h ON h.location_id = s.location_id
  WHERE s.variant_id = p_variant
$$;
