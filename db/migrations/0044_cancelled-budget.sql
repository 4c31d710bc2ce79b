-- What promotions took off units that were cancelled goes back to their budgets, also of orders before this was done.
CREATE TEMPORARY TABLE kept_discount ON COMMIT DROP AS
SELECT d.promotion_id, d.order_id, sum(CASE WHEN l.id IS NULL THEN d.amount_minor ELSE d.amount_minor / l.quantity * (l.quantity - l.cancelled) + least(l.quantity - l.cancelled, d.amount_minor % l.quantity) END)::integer AS amount
FROM "order_discount" d LEFT JOIN "order_line" l ON l.id = d.order_line_id GROUP BY 1, 2;
--> statement-breakpoint
UPDATE "promotion" p SET spent_minor = p.spent_minor - s.back FROM (
	SELECT u.promotion_id, sum(u.amount_minor - k.amount)::integer AS back FROM "promotion_use" u JOIN kept_discount k ON k.promotion_id = u.promotion_id AND k.order_id = u.order_id GROUP BY 1
) s WHERE s.promotion_id = p.id AND s.back > 0 AND (p.needs_code OR p.usage_limit IS NOT NULL OR p.per_customer_limit IS NOT NULL OR p.budget_minor IS NOT NULL);
--> statement-breakpoint
UPDATE "promotion_use" u SET amount_minor = k.amount FROM kept_discount k WHERE k.promotion_id = u.promotion_id AND k.order_id = u.order_id AND u.amount_minor <> k.amount;
