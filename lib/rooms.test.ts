import { describe, expect, test } from "vitest";
import { cycles, looseEnds } from "@/scripts/rooms/graph-rules.mjs";
import { brokenRules } from "@/scripts/rooms/import-rules.mjs";
import { brokenHabits } from "@/scripts/rooms/source-rules.mjs";
import { readSources, sourceOf } from "@/scripts/rooms/sources.mjs";

test("every file keeps the habits of its room", () => {
  expect(brokenHabits(readSources())).toEqual([]);
});

describe("the checkers find what breaks a rule", () => {
  const verb = 'export async function placeOrder(tx: Tx, by: Permit<"orders.place">, input: Input) {}';
  const view = 'import { db, type Reader } from "@/db/client";\nexport async function getOrder(by: By, from: Reader = db) {}';
  const schema = { "db/schema/orders.ts": 'export const order = pgTable("order", {});' };

  test.each<[rule: string, files: Record<string, string>]>([
    ["pages-show", { "app/page.tsx": 'import { db } from "@/db/client";', "db/client.ts": "" }],
    ["pages-show", { "app/page.tsx": 'import { placeOrder } from "@/lib/domain/orders/place-order";', "lib/domain/orders/place-order.ts": verb }],
    ["routes-only-call-endpoints", { "app/api/stores/route.ts": 'import { listStores } from "@/lib/domain/locations/list-stores";', "lib/domain/locations/list-stores.ts": view }],
    ["components-get-plain-data", { "components/cart.tsx": 'import { getCart } from "@/lib/domain/carts/get-cart";', "lib/domain/carts/get-cart.ts": view }],
    ["components-get-plain-data", { "components/cart.tsx": 'import { cookies } from "next/headers";' }],
    ["session-knows-identity-only", { "lib/session.ts": 'import { getCart } from "@/lib/domain/carts/get-cart";', "lib/domain/carts/get-cart.ts": "" }],
    ["doors-do-not-query", { "lib/actions/orders.ts": 'import { sql } from "drizzle-orm";' }],
    ["doors-do-not-query", { "lib/endpoints/orders.ts": 'import { order } from "@/db/schema/orders";', ...schema }],
    ["tools-have-no-screens", { "scripts/import.ts": 'import { Button } from "@/components/button";', "components/button.tsx": "" }],
    ["proxy-is-optimistic", { "proxy.ts": 'import { actor } from "@/lib/session";', "lib/session.ts": "" }],
    ["domain-knows-no-screens", { "lib/domain/orders/place-order.ts": 'import { revalidateTag } from "next/cache";' }],
    ["domain-order", { "lib/domain/pricing/quote.ts": 'import type { Cart } from "@/lib/domain/carts/cart";', "lib/domain/carts/cart.ts": "" }],
    ["domain-order", { "lib/domain/inbox/reply.ts": 'import { queue } from "@/lib/domain/messaging/queue";', "lib/domain/messaging/queue.ts": "" }],
    ["jobs-come-last", { "lib/domain/orders/place-order.ts": 'import { tasks } from "@/lib/domain/jobs";', "lib/domain/jobs.ts": "" }],
    ["components-get-plain-data", { "components/cart.tsx": 'import { total } from "@/lib/domain/orders/total";', "lib/domain/orders/total.ts": 'import { getOrder } from "./get-order";', "lib/domain/orders/get-order.ts": view }],
    ["views-never-write", { "lib/domain/orders/get-order.ts": 'import { placeOrder } from "./place-order";\n' + view, "lib/domain/orders/place-order.ts": verb }],
    ["edges-hold-no-transaction", { "lib/domain/payments/gateway-stripe.ts": 'import { db } from "@/db/client";', "db/client.ts": "" }],
    ["vendors-at-the-edge", { "lib/domain/payments/capture.ts": 'import Stripe from "stripe";' }],
    ["auth-in-session", { "lib/actions/account.ts": 'import { signIn } from "next-auth/react";' }],
    ["kernel-is-plumbing", { "lib/kernel/money.ts": 'import type { Order } from "@/lib/domain/orders/order";', "lib/domain/orders/order.ts": "" }],
    ["database-is-below", { "db/seed/seed.ts": 'import { placeOrder } from "@/lib/actions/orders";', "lib/actions/orders.ts": "" }],
    ["schema-is-below", { "db/schema/orders.ts": 'import { states } from "@/lib/domain/orders/states";', "lib/domain/orders/states.ts": "" }],
    ["one-driver", { "lib/domain/orders/get-order.ts": 'import pg from "pg";' }],
    ["tests-are-not-imported", { "lib/domain/orders/get-order.ts": 'import { dbTest } from "@/db/testing";', "db/testing.ts": "" }],
  ])("imports: %s", (rule, files) => {
    expect(brokenRules(world(files)).map(nameOf)).toContain(rule);
  });

  test.each<[rule: string, files: Record<string, string>]>([
    ["cycle", { "lib/kernel/a.ts": 'import { b } from "./b";', "lib/kernel/b.ts": 'import { a } from "./a";' }],
    ["orphan", { "lib/kernel/forgotten.ts": "export const a = 1;" }],
    ["missing", { "lib/kernel/a.ts": 'import { b } from "./nowhere";' }],
  ])("graph: %s", (rule, files) => {
    expect([...cycles(world(files)), ...looseEnds(world(files))].map(nameOf)).toContain(rule);
  });

  test.each<[rule: string, files: Record<string, string>]>([
    ["use-server", { "components/form.tsx": '"use server";' }],
    ["use-server", { "app/page.tsx": 'async function save() {\n  "use server";\n}' }],
    ["foreign-write", { ...schema, "lib/domain/carts/empty.ts": 'import { order } from "@/db/schema/orders";\ntx.insert(order).values({});' }],
    ["foreign-write", { ...schema, "lib/domain/carts/empty.ts": 'import { order as o } from "@/db/schema/orders";\nsql`delete from ${o}`;' }],
    ["foreign-write", { ...schema, "lib/actions/orders.ts": 'sql`update "order" o set total_minor = 0`;' }],
    ["view-writes", { ...schema, "lib/domain/orders/get-order.ts": view + '\nsql`insert into "order" default values`;' }],
    ["cast-to-permit", { "lib/actions/orders.ts": 'const by = {} as Permit<"orders.place">;' }],
    ["environment", { "lib/domain/orders/place-order.ts": "process.env.KEY;" }],
    ["too-long", { "lib/kernel/all.ts": "export {};\n".repeat(251) }],
    ["stale-tag", { "lib/kernel/tags.ts": 'export const tags = {\n  stores: "stores",\n} as const;', "app/page.tsx": "cacheTag(tags.stores);" }],
    ["untested-verb", { "lib/domain/orders/place-order.ts": verb }],
  ])("habits: %s", (rule, files) => {
    expect(brokenHabits(world(files)).map(nameOf)).toContain(rule);
  });

  test("what keeps the rules is left alone", () => {
    const files = {
      ...schema,
      "app/page.tsx": 'import { getOrder } from "@/lib/domain/orders/get-order";',
      "lib/actions/orders.ts": '"use server";\nimport { placeOrder } from "@/lib/domain/orders/place-order";',
      "lib/domain/orders/get-order.ts": view + '\nimport { order } from "@/db/schema/orders";\nsql`select 1 from ${order} for update`;',
      "lib/domain/orders/place-order.ts": `import { order } from "@/db/schema/orders";\n${verb}\ntx.insert(order);`,
      "lib/domain/orders/place-order.db.test.ts": 'import { placeOrder } from "./place-order";',
    };
    expect([...brokenRules(world(files)), ...brokenHabits(world(files))]).toEqual([]);
  });

  function world(files: Record<string, string>) {
    return Object.entries(files).map(([file, text]) => sourceOf(file, text, (other) => other in files));
  }

  const nameOf = (line: string) => line.split(":")[0];
});
