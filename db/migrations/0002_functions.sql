-- What can be promised now, for every combination of the given variants and locations that has a stock row.
-- One formula for lists, pages, carts, checkout, staff and feeds:
--   on hand + backorder cap − unsellable − allocated − live holds of others − safety stock (remote channels only), never below zero.
CREATE FUNCTION stock_available(p_variants uuid[], p_locations uuid[], p_remote boolean, p_own_checkout uuid)
RETURNS TABLE (variant_id uuid, location_id uuid, on_hand integer, allocated integer, held integer, unsellable integer,
  safety_stock integer, available integer, can_pickup boolean, aisle text, bay text)
LANGUAGE sql STABLE AS $$
  SELECT s.variant_id, s.location_id, s.on_hand, s.allocated, h.held, s.damaged + s.quality_check + s.display + s.put_back, s.safety_stock,
    greatest(0, s.on_hand + s.backorder_cap - (s.damaged + s.quality_check + s.display + s.put_back) - s.allocated - h.held
      - CASE WHEN p_remote THEN s.safety_stock ELSE 0 END),
    s.can_pickup, s.aisle, s.bay
  FROM stock_level s
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(o.quantity), 0)::integer AS held FROM hold o
    WHERE o.variant_id = s.variant_id AND o.location_id = s.location_id AND o.expires_at > shop_clock()
      AND o.checkout_id IS DISTINCT FROM p_own_checkout
  ) h
  WHERE (p_variants IS NULL OR s.variant_id = ANY (p_variants)) AND (p_locations IS NULL OR s.location_id = ANY (p_locations))
$$;--> statement-breakpoint
-- Distance in kilometers between two points on the sphere (earthdistance works in statute miles for point arguments, so: cubes).
CREATE FUNCTION distance_km(lat1 double precision, lon1 double precision, lat2 double precision, lon2 double precision)
RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT earth_distance(ll_to_earth(lat1, lon1), ll_to_earth(lat2, lon2)) / 1000.0
$$;--> statement-breakpoint
CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER stock_movement_append_only BEFORE UPDATE OR DELETE ON stock_movement FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();--> statement-breakpoint
CREATE TRIGGER price_change_append_only BEFORE UPDATE OR DELETE ON price_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();--> statement-breakpoint
CREATE TRIGGER consent_choice_append_only BEFORE UPDATE OR DELETE ON consent_choice FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewrite();
