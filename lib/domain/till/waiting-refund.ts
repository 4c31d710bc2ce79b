import { sql, type SQL } from "drizzle-orm";
import type { LocationId } from "@/lib/kernel/ids";

/** A refund `o` of the cash payment `p` that this store is to pay out: it sold the goods, or it took them back. */
export const waitsAt = (locationId: LocationId): SQL => sql`o.kind = 'refund' and o.status = 'pending' and p.tender = 'cash' and o.credit_to is null
  and (exists (select from "order" w where w.id = p.order_id and w.location_id = ${locationId}) or exists (select from goods_return g where g.order_id = p.order_id and g.location_id = ${locationId}))`;
