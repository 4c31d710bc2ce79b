import { sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { eachByItself } from "@/lib/kernel/each-by-itself";
import type { ReturnId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { cancelReturn } from "./cancel-return";

/** Job: calls off returns that nobody brought in time. Returns how many. */
export async function expireReturns(by: Permit<"system.run">): Promise<number> {
  const { rows } = await db.execute<{ id: ReturnId }>(sql`select id from goods_return where status in ('requested', 'approved') and bring_by < shop_clock() order by bring_by limit 500`);
  let expired = 0;
  await eachByItself(rows, async ({ id }) => {
    try {
      await transaction((tx) => cancelReturn(tx, by, { returnId: id, reason: "Not brought in time" }));
      expired += 1;
    } catch (error) {
      // Brought in the moment between: that is what we waited for.
      if (!(error instanceof Refusal)) throw error;
    }
  });
  return expired;
}
