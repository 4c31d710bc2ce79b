-- The formula of what can be promised, once. Inlined into every query that asks.
CREATE FUNCTION stock_free(s stock_level, p_held integer, p_remote boolean) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT greatest(0, s.on_hand + s.backorder_cap - (s.damaged + s.quality_check + s.display + s.put_back) - s.allocated - coalesce(p_held, 0)
    - CASE WHEN p_remote THEN s.safety_stock ELSE 0 END)
$$;--> statement-breakpoint
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
$$;--> statement-breakpoint
-- The same for one variant at one location: for LATERAL joins, where an array made from a column cannot use an index.
CREATE FUNCTION stock_available_at(p_variant uuid, p_location uuid, p_remote boolean, p_own_checkout uuid)
RETURNS TABLE (variant_id uuid, location_id uuid, available integer, can_pickup boolean)
LANGUAGE sql STABLE AS $$
  SELECT s.variant_id, s.location_id, stock_free(s, h.held, p_remote), s.can_pickup
  FROM stock_level s
  CROSS JOIN LATERAL (
    SELECT sum(o.quantity)::integer AS held FROM hold o
    WHERE o.variant_id = s.variant_id AND o.location_id = s.location_id AND o.expires_at > shop_clock() AND o.checkout_id IS DISTINCT FROM p_own_checkout
  ) h
  WHERE s.variant_id = p_variant AND s.location_id = p_location
$$;--> statement-breakpoint
-- The same for one variant at every location that has a level, for LATERAL joins.
CREATE FUNCTION stock_available_of(p_variant uuid, p_remote boolean, p_own_checkout uuid)
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
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION hold_stock(p_checkout uuid, p_demand jsonb, p_expires timestamptz, p_remote boolean)
RETURNS TABLE (variant_id uuid, location_id uuid, wanted integer, available integer) LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  PERFORM FROM stock_level s
    WHERE (s.variant_id, s.location_id) IN (SELECT d.variant_id, d.location_id FROM jsonb_to_recordset(p_demand) AS d(variant_id uuid, location_id uuid))
    ORDER BY s.variant_id, s.location_id
    FOR NO KEY UPDATE;

  RETURN QUERY
    WITH demand AS MATERIALIZED (
      SELECT d.variant_id, d.location_id, sum(d.quantity)::integer AS quantity
      FROM jsonb_to_recordset(p_demand) AS d(variant_id uuid, location_id uuid, quantity integer) GROUP BY 1, 2
    )
    SELECT d.variant_id, d.location_id, d.quantity, coalesce(a.available, 0)
    FROM demand d
    LEFT JOIN LATERAL stock_available_at(d.variant_id, d.location_id, p_remote, p_checkout) a ON true
    WHERE coalesce(a.available, 0) < d.quantity
    ORDER BY d.variant_id, d.location_id;
  IF FOUND THEN RETURN; END IF;

  DELETE FROM hold h WHERE h.checkout_id = p_checkout
    AND (h.variant_id, h.location_id) NOT IN (SELECT d.variant_id, d.location_id FROM jsonb_to_recordset(p_demand) AS d(variant_id uuid, location_id uuid));
  INSERT INTO hold (checkout_id, variant_id, location_id, quantity, expires_at)
    SELECT p_checkout, d.variant_id, d.location_id, sum(d.quantity)::integer, p_expires
    FROM jsonb_to_recordset(p_demand) AS d(variant_id uuid, location_id uuid, quantity integer) GROUP BY 2, 3
    ON CONFLICT (checkout_id, variant_id, location_id) DO UPDATE SET quantity = excluded.quantity, expires_at = excluded.expires_at;
END $$;
