import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { eachByItself } from "@/lib/kernel/each-by-itself";
import type { CustomerId, PointAwardId } from "@/lib/kernel/ids";
import { lockMember, readAward } from "./rows";
import { settleAward } from "./settle-award";

/** Job: puts points on their balances whose time has come, each award in a transaction of its own. Returns how many. */
export async function maturePoints(by: Permit<"system.run">): Promise<number> {
  const { rows } = await db.execute<{ id: PointAwardId; customer_id: CustomerId }>(sql`
    select id, customer_id from point_award where status = 'pending' and available_at <= shop_clock() order by available_at limit 1000`);
  await eachByItself(rows, ({ id, customer_id }) => transaction(async (tx) => {
    const member = await lockMember(tx, customer_id);
    const award = member && (await readAward(tx, sql`a.id = ${id}`));
    if (award) await settleAward(tx, by, member, award);
  }));
  return rows.length;
}
