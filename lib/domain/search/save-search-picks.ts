import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import type { ProductId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { getSearchPicks } from "./get-search-picks";
import { picksSubject, type PickedProduct, type PicksInput } from "./search-picks";
import { phraseOf } from "./search-text";

/**
 * Says what stands first and last for a search, however it is written. @throws Refusal `stale_version`, `not_found` for an
 * unknown product, `invalid` for a search without words
 */
export async function saveSearchPicks(tx: Tx, by: Permit<"search.edit">, { q, version, pinned, buried }: PicksInput): Promise<{ version: number }> {
  const phrase = phraseOf(q);
  if (phrase === "") throw new Refusal("invalid", { reason: "This search has no words to keep something under." });
  const { rows: known } = await tx.execute<{ id: ProductId; title: string }>(sql`select id, title from product where id = any(${sql.param([...pinned, ...buried])}::uuid[])`);
  const titles = new Map(known.map(({ id, title }) => [id, title]));
  if (titles.size < pinned.length + buried.length) throw new Refusal("not_found");
  const before = await getSearchPicks(by, phrase, tx);
  const lists = sql`${sql.param(pinned)}::uuid[], ${sql.param(buried)}::uuid[]`;
  const { rows } = await tx.execute<{ version: number }>(version === 0
    ? sql`insert into search_pick (phrase, pinned, buried) values (${phrase}, ${lists}) on conflict do nothing returning version`
    : sql`update search_pick set (pinned, buried) = (${lists}), version = version + 1, updated_at = shop_clock() where phrase = ${phrase} and version = ${version} returning version`);
  const saved = rows[0];
  if (!saved) throw new Refusal("stale_version");
  const change = (was: readonly PickedProduct[], is: readonly ProductId[]) => ({ before: was.map(({ title }) => title), after: is.map((id) => titles.get(id)) });
  await record(tx, by, { kind: "search.picks_changed", subject: picksSubject(phrase), payload: { name: phrase, changes: { pinned: change(before.pinned, pinned), buried: change(before.buried, buried) } } });
  return saved;
}
