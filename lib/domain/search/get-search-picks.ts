import { sql, type SQL } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { PickedProduct, Picks } from "./search-picks";

/** What was put first and last for a phrase; version 0 where nothing ever was. */
export async function getSearchPicks(_by: Permit<"search.edit">, phrase: string, from: Reader = db): Promise<Picks> {
  const { rows } = await from.execute<Picks>(sql`
    select version, ${products(sql`pinned`)} as pinned, ${products(sql`buried`)} as buried from search_pick where phrase = ${phrase}`);
  return rows[0] ?? { version: 0, pinned: [], buried: [] };
}

const products = (ids: SQL) => sql<PickedProduct[]>`(
      select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'src', m.src, 'background', coalesce(m.background, '#EEECE6'), 'isActive', d.product_id is not null) order by w.place), '[]')
      from unnest(${ids}) with ordinality as w(id, place) join product p on p.id = w.id left join search_document d on d.product_id = p.id
        left join lateral (select src, background from media where product_id = p.id order by position limit 1) m on true)`;
