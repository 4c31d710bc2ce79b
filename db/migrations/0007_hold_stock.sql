-- Holds units for a checkout, or says what is missing and changes nothing. One call, because nobody else can sell these
-- units while it runs: the rows are locked in (variant, location) order first, and everything after the lock is read anew.
CREATE FUNCTION hold_stock(p_checkout uuid, p_demand jsonb, p_expires timestamptz, p_remote boolean)
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
    LEFT JOIN LATERAL stock_available(ARRAY[d.variant_id], ARRAY[d.location_id], p_remote, p_checkout) a ON true
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
