import { planWorld, type WorldPlan } from "@/db/seed/plan-world";
import { randomFrom } from "@/db/seed/random";
import { dayMs, hourMs, later } from "@/db/seed/world";
import { dayAt, instantAt } from "@/lib/domain/locations/zone-day";
import { readRows } from "../import/read-rows";
import { shapeOf, type Purchase, type Shape } from "./shape-of-trade";
import { textOf } from "./text-of";

/** The source covers seven months; regulars are counted over as long a time of the seeded year. */
const sourceDays = 212;

/** The seeded year of orders beside the transactions of a real retailer (columns as in UCI "Online Retail"). */
export async function evaluateSeed({ transactions }: { transactions: string }): Promise<Record<string, unknown>> {
  const now = new Date(Math.floor(Date.now() / hourMs) * hourMs);
  const plan = planWorld({ now, start: later(now, -365 * dayMs), scale: 1, random: (name) => randomFrom(1, name) });
  const real = await readTransactions(transactions);
  const online = seeded(plan, (channel) => channel !== "store");
  const stores = seeded(plan, (channel) => channel === "store");
  const since = dayAt("UTC", later(now, -sourceDays * dayMs).getTime());
  const regulars = shapeOf([...online, ...stores].filter(({ day }) => day >= since))["customers"] ?? {};
  const shapes = { real: shapeOf(real), online: { ...shapeOf(online), customers: regulars }, stores: { ...shapeOf(stores), customers: regulars } };
  print(shapes);
  return { purchases: { real: real.length, online: online.length, stores: stores.length }, ...shapes };
}

function seeded({ books, people }: WorldPlan, isWanted: (channel: string) => boolean): Purchase[] {
  const zones = new Map<string, string>(people.map(({ id, home }) => [id, home.timeZone]));
  const lines = new Map<string, Purchase["lines"]>();
  for (const { orderId, variantId, quantity } of books.orderLines) lines.set(orderId, [...(lines.get(orderId) ?? []), { item: variantId, units: quantity }]);
  return books.orders.flatMap(({ id, channel, customerId, placedAt }) => {
    if (!isWanted(channel) || !id || !placedAt || !customerId) return [];
    const zone = zones.get(customerId) ?? "UTC";
    const day = dayAt(zone, placedAt.getTime());
    return [{ day, hour: Math.floor((placedAt.getTime() - instantAt(zone, day, 0)) / hourMs), customer: customerId, lines: lines.get(id) ?? [] }];
  });
}

/** Sales only: no cancellations, postage, damage notes or gifts at no price. */
async function readTransactions(file: string): Promise<Purchase[]> {
  const invoices = new Map<string, Purchase & { lines: { item: string; units: number }[] }>();
  for await (const row of readRows(file, {})) {
    if ("problem" in row) continue;
    const { invoiceno, stockcode, quantity, invoicedate, unitprice, customerid } = row.values;
    const [number, item, units, at] = [textOf(invoiceno), textOf(stockcode), Number(quantity), textOf(invoicedate)];
    if (number.startsWith("C") || !/^\d{5}/.test(item) || units <= 0 || Number(unitprice) <= 0) continue;
    const invoice = invoices.get(number) ?? { day: at.slice(0, 10), hour: Number(at.slice(11, 13)), customer: textOf(customerid) || null, lines: [] };
    invoice.lines.push({ item, units });
    invoices.set(number, invoice);
  }
  return [...invoices.values()];
}

function print(shapes: Record<string, Shape>): void {
  const columns = Object.values(shapes);
  console.error(`${"".padEnd(28)}${Object.keys(shapes).map((name) => name.padStart(9)).join("")}`);
  for (const topic of Object.keys(columns[0] ?? {})) {
    console.error(topic);
    const names = [...new Set(columns.flatMap((shape) => Object.keys(shape[topic] ?? {})))];
    for (const name of names) console.error(`  ${name.padEnd(26)}${columns.map((shape) => String(shape[topic]?.[name] ?? "–").padStart(9)).join("")}`);
  }
}
