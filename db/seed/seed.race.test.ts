import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db } from "@/db/client";
import { raceTest } from "@/db/testing";
import { seedDemo } from "./seed";

const options = { seed: 7, scale: 0.05, now: new Date("2026-11-22T23:20:00Z") };
const sums = new Map<string, string>();

raceTest("seeds a small demo world in which people look before they buy and return what they were handed", async () => {
  await seedDemo(options);
  for (const [table, sum] of await checksums()) sums.set(table, sum);
  expect(await first(sql`select count(*)::int as value from location where kind = 'store'`)).toBe(14);
  expect(await first(sql`select count(*)::int as value from product`)).toBe(177);
  expect(await first(sql`select count(*)::int as value from "order"`)).toBeGreaterThan(250);
  expect(await first(sql`
    select round(100.0 * count(*) filter (where exists (
      select from event e join identifier i on i.customer_id = o.customer_id and i.kind = 'device' and i.value = e.device_id where e.kind = 'product.viewed' and e.at < o.placed_at and e.at > o.placed_at - interval '11 days'))
      / count(*))::int as value from "order" o where o.channel in ('web', 'app')`)).toBe(100);
  expect(await first(sql`select count(*)::int as value from event r join fulfillment f on f.id = r.fulfillment_id where r.kind = 'return.received' and r.at <= coalesce(f.delivered_at, f.handed_over_at)`)).toBe(0);
  expect(await first(sql`select count(*)::int as value from event where kind = 'return.received'`)).toBeGreaterThan(0);
  expect(await first(sql`
    select count(*)::int as value from review r where not exists (
      select from "order" o join order_line l on l.order_id = o.id join variant v on v.id = l.variant_id where o.customer_id = r.customer_id and v.product_id = r.product_id)`)).toBe(0);
  expect(await first(sql`select count(*)::int as value from variant where gtin !~ '^0952[0-9]{10}$'`)).toBe(0);
  expect(await first(sql`select count(*)::int as value from "order" where number = 'AH-' || (select last_value from order_number)`)).toBe(1);
}, 120_000);

raceTest("seeds the same rows again for the same seed and hour, and refuses a world that is not empty", async () => {
  await seedDemo(options);
  expect(await checksums()).toEqual(sums);
  await expect(seedDemo(options)).rejects.toThrow("not empty");
}, 120_000);

/** Rows of each table as text, without what is random on purpose (the salt of passwords) or told by the real clock (search). */
async function checksums(): Promise<Map<string, string>> {
  const { rows: tables } = await db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'search_%' and table_name not like '%drizzle%' order by 1`);
  const known = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await db.execute<{ sum: string }>(sql`
      select md5(coalesce(string_agg(line, e'\n' order by line), '')) as sum from (select (to_jsonb(t) - 'password_hash' - 'pin_hash')::text as line from ${sql.identifier(name)} t) lines`);
    known.set(name, rows[0]?.sum ?? "");
  }
  return known;
}

async function first(query: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await db.execute<{ value: number }>(query);
  return Number(rows[0]?.value);
}
