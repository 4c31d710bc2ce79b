import { sql, type SQL } from "drizzle-orm";

/** A scalar query: what a member's kept orders of the last 365 days cost, as far as they earn points. */
export const spentInYear = (customerId: SQL): SQL => sql`(
  select coalesce(sum(y.basis_minor), 0)::integer from point_award y where y.customer_id = ${customerId} and y.kind = 'order' and y.earned_at > shop_clock() - interval '365 days')`;
