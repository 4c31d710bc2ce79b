import { loadavg } from "node:os";
import { cpuMs } from "./cpu";
import { percentiles } from "./measure";
import { openShopAndFloor, type RunningShop } from "./shop";
import { buyAsGuest } from "./shopper";

type Run = { atOnce: number; orders: number; perSecond: number; ms: { p50: number; p95: number }; cpuMsPerOrder: number };
type Goods = { slug: string; variantId: string };

const skus = 1_000;
const runs = [{ atOnce: 1, orders: 20 }, { atOnce: 8, orders: 64 }, { atOnce: 32, orders: 96 }];

/**
 * Whole guest orders over HTTP as a browser without scripts posts them: two products, pickup store and hour, contact,
 * payment, placing. The floor makes the same number of requests to a bare Next.js app, whose last one writes hold, order and
 * two lines in one statement.
 */
export async function checkout(): Promise<Record<string, unknown>> {
  const shop = await openShopAndFloor();
  try {
    const { storeId, goods } = await stockUp(shop);
    for (const slug of new Set(goods.map((one) => one.slug))) await (await fetch(`${shop.app}/products/${slug}`)).text();
    const pick = (i: number) => [goods[i % goods.length]!, goods[(i * 7 + 3) % goods.length]!].filter((one, index, all) => all.indexOf(one) === index);
    const requests = await buyAsGuest(shop.app, storeId, pick(0));
    for (let i = 1; i < 6; i++) await buyAsGuest(shop.app, storeId, pick(i));
    for (let i = 0; i < 6; i++) await floorOrder(shop.floor, requests, i);
    const roundTrips = await countRoundTrips(shop, storeId, pick(7));
    const app: Run[] = [];
    const floor: Run[] = [];
    for (const { atOnce, orders } of runs) {
      app.push(await measure(shop, shop.appPid, atOnce, orders, (i) => buyAsGuest(shop.app, storeId, pick(i))));
      floor.push(await measure(shop, shop.floorPid, atOnce, orders, (i) => floorOrder(shop.floor, requests, i)));
    }
    const ratio = app.map((one, index) => ({ atOnce: one.atOnce, cpu: Math.round((one.cpuMsPerOrder / (floor[index]?.cpuMsPerOrder ?? 1)) * 100) / 100 }));
    return {
      conditions: { requestsPerOrder: requests, variants: goods.length, store: 1, node: process.version, load: loadavg()[0] }, app, floor, ratio,
      p95At32ToP50At1: Math.round(((app[2]?.ms.p95 ?? 0) / (app[0]?.ms.p50 ?? 1)) * 10) / 10, roundTrips, reach: { cpuRatio: 3, p95Ratio: 8, roundTrips: 6 },
    };
  } finally {
    await shop.stop();
  }
}

/** Round trips to PostgreSQL of each request of one order; the test gateway's own tables are among them. */
async function countRoundTrips(shop: RunningShop, storeId: string, lines: Goods[]): Promise<{ perOrder: number; perRequest: [request: string, roundTrips: number][] }> {
  const perRequest: [string, number][] = [];
  const first = shop.roundTrips();
  let last = first;
  await buyAsGuest(shop.app, storeId, lines, (request) => {
    perRequest.push([request, shop.roundTrips() - last]);
    last = shop.roundTrips();
  });
  return { perOrder: last - first, perRequest };
}

/** 1,000 SKUs of the small products of one store, plenty of each, and hours that never fill. */
async function stockUp(shop: RunningShop): Promise<{ storeId: string; goods: Goods[] }> {
  const [store] = await shop.query("select id from location where slug = 'michigan-avenue'");
  const storeId = store?.["id"] ?? "";
  await shop.query("update location set pickups_per_hour = 1000000, version = version + 1 where id = $1", [storeId]);
  const rows = await shop.query(
    `with small as (
       select row_number() over (order by v.id) - 1 as place, count(*) over () as small, p.slug, v.* from variant v join product p on p.id = v.product_id join stock_level s on s.variant_id = v.id and s.location_id = $1
       where s.can_pickup and p.status = 'active' and not exists (select 1 from parcel q where q.variant_id = v.id and (q.weight_grams > 9000 or q.length_mm > 900))),
     numbered as (select gen_random_uuid() as id, small.id as like_id, small.product_id, small.slug, n from generate_series(0, $2::int - 1) n join small on small.place = n % small.small),
     made as (insert into variant (id, product_id, sku, position) select id, product_id, 'BENCH-' || n, 100 + n from numbered),
     priced as (insert into price (price_list_id, variant_id, amount_minor) select r.price_list_id, m.id, r.amount_minor from numbered m join price r on r.variant_id = m.like_id),
     parcels as (insert into parcel (variant_id, sequence, weight_grams, length_mm, width_mm, height_mm) select m.id, q.sequence, q.weight_grams, q.length_mm, q.width_mm, q.height_mm from numbered m join parcel q on q.variant_id = m.like_id),
     received as (insert into stock_movement (variant_id, location_id, kind, quantity, on_hand_delta, allocated_delta, reason, actor_kind, cause_kind, cause_id)
       select id, $1, 'received', 100000, 100000, 0, 'received', 'system', 'bench', id::text from numbered),
     levels as (insert into stock_level (variant_id, location_id, on_hand) select id, $1, 100000 from numbered)
     select slug, id as "variantId" from numbered order by n`, [storeId, skus]);
  return { storeId, goods: rows.map((row) => ({ slug: row["slug"] ?? "", variantId: row["variantId"] ?? "" })) };
}

async function floorOrder(origin: string, requests: number, i: number): Promise<number> {
  const form = (fields: Record<string, string[]>) => {
    const body = new FormData();
    for (const [name, values] of Object.entries(fields)) for (const value of values) body.append(name, value);
    return body;
  };
  for (let step = 0; step < requests - 1; step++) {
    const response = step % 2 === 0 ? await fetch(`${origin}/dynamic`) : await fetch(`${origin}/form`, { method: "POST", body: form({ name: ["Maya Lin"], email: ["maya@example.com"] }), redirect: "manual" });
    await response.text();
  }
  const placed = await fetch(`${origin}/place`, { method: "POST", redirect: "manual", body: form({ email: ["maya@example.com"], sku: [String((i % 1000) + 1), String(((i * 7) % 1000) + 1)] }) });
  await placed.text();
  return requests;
}

async function measure(shop: RunningShop, pid: number, atOnce: number, orders: number, order: (i: number) => Promise<unknown>): Promise<Run> {
  const before = cpuMs(pid) + cpuMs(shop.postgresPid);
  const times: number[] = [];
  const began = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let i = next++; i < orders; i = next++) {
      const started = performance.now();
      await order(i);
      times.push(performance.now() - started);
    }
  }));
  const seconds = (performance.now() - began) / 1000;
  const { p50, p95 } = percentiles(times);
  return { atOnce, orders, perSecond: Math.round((orders / seconds) * 10) / 10, ms: { p50, p95 }, cpuMsPerOrder: Math.round((cpuMs(pid) + cpuMs(shop.postgresPid) - before) / orders) };
}
