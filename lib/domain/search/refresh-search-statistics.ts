import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

/**
 * Counts anew in how many documents each lexeme is, and how much it names a kind of thing: how often it is the head of
 * the titles it is in, and whether it is in a category's name. Reads every document: after imports and once a day.
 */
export async function refreshSearchStatistics(tx: Tx): Promise<void> {
  await tx.execute(sql`delete from search_lexeme`);
  await tx.execute(sql`
    insert into search_lexeme (lexeme, documents, kind)
    select a.word, a.ndoc, greatest(coalesce(h.heads::float4 / (t.ndoc + 2), 0), case when c.lexeme is not null then 0.7 else 0 end)
    from ts_stat('select words from search_document') a
      left join ts_stat('select words from search_document', 'a') t on t.word = a.word
      left join (select head, count(*) as heads from search_document group by head) h on h.head = a.word
      left join (select distinct unnest(tsvector_to_array(to_tsvector('shop', name))) as lexeme from category) c on c.lexeme = a.word
    where a.word ~ '^[a-z0-9]{1,40}$'
    union all select '', count(*), 0 from search_document`);
}
