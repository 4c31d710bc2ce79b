import { randomInt } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { record } from "@/lib/domain/record";
import type { Permit } from "@/lib/domain/identity/permit";
import { Refusal } from "@/lib/kernel/refusal";
import type { NewCodes } from "./promotion-input";

/** Without letters and digits that look alike. */
const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const lettersPerCode = 10;

/** Makes codes for one use each, 50 random bits apiece. @throws Refusal `not_found`, `no_code_needed` */
export async function addCodes(tx: Tx, by: Permit<"pricing.edit">, { id, count, prefix }: NewCodes): Promise<{ added: number }> {
  const { rows } = await tx.execute<{ needs_code: boolean }>(sql`select needs_code from promotion where id = ${id} for no key update`);
  if (!rows[0]) throw new Refusal("not_found");
  if (!rows[0].needs_code) throw new Refusal("no_code_needed");
  const codes = new Set<string>();
  while (codes.size < count) codes.add(prefix + Array.from({ length: lettersPerCode }, () => letters[randomInt(letters.length)]).join(""));
  const { rows: added } = await tx.execute(sql`
    insert into promotion_code (id, promotion_id, code, usage_limit) select gen_random_uuid(), ${id}, code, 1 from unnest(${sql.param([...codes])}::text[]) as code
    on conflict (upper(code)) do nothing returning id`);
  await record(tx, by, { kind: "promotion.codes_added", subject: `promotion:${id}`, payload: { promotionId: id, codes: { before: 0, after: added.length }, prefix } });
  return { added: added.length };
}
