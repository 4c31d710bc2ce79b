import type { Invariant } from "@/lib/domain/invariant";

export const searchInvariants: Invariant[] = [
  {
    name: "what is pinned or buried for a search is a product, and stands there once",
    sql: `select k.phrase from search_pick k cross join lateral (select count(*) as places, count(distinct id) as products, count(p.id) as known from unnest(k.pinned || k.buried) as w(one) left join product p on p.id = w.one) n
      where n.places <> n.products or n.places <> n.known`,
  },
  { name: "a version of the ranking's weights follows the one before it", sql: `select max(version), count(*) from search_weight_set having max(version) <> count(*)` },
];
