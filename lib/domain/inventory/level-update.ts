import { sql, type SQL } from "drizzle-orm";
import { unsellableStates } from "./movement";

const change = (column: SQL, sum: SQL) => sql`${column} = s.${column} + m.${sum}`;
/** What movements add to a state. */
export const sumsOf = (state: string): SQL => sql`sum(case when to_state = ${state} then quantity else 0 end - case when from_state = ${state} then quantity else 0 end)::integer`;

/**
 * The CTE `level`: stock levels changed by exactly the movements that were inserted as `moved`. Movements that change
 * nothing (picking) leave the level and its version alone.
 */
export function levelCte(): SQL {
  const columns = ["on_hand", "allocated", ...unsellableStates].map((name) => sql.raw(name));
  return sql`level as (
    update stock_level s set ${sql.join(columns.map((column) => change(column, column)), sql`, `)}, version = s.version + 1, updated_at = shop_clock()
    from (
      select variant_id, location_id, sum(on_hand_delta)::integer as on_hand, sum(allocated_delta)::integer as allocated, ${sql.join(unsellableStates.map((state) => sql`${sumsOf(state)} as ${sql.raw(state)}`), sql`, `)}
      from moved where on_hand_delta <> 0 or allocated_delta <> 0 or from_state is not null or to_state is not null
      group by variant_id, location_id
    ) m
    where s.variant_id = m.variant_id and s.location_id = m.location_id
    returning s.variant_id
  )`;
}
