import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { event } from "@/db/schema/events";
import { dbTest } from "@/db/testing";
import type { Tx } from "@/db/client";
import { permit, systemPermit } from "@/lib/domain/identity/permit";
import { asId, newId, type CustomerId, type ProductId } from "@/lib/kernel/ids";
import { createCategory } from "./create-category";
import { noteProductView } from "./note-product-view";
import { upsertProduct } from "./upsert-products";

const seed = systemPermit("seed");
const guest = permit({ kind: "guest", deviceId: newId(), cartId: null }, "events.record", { channel: "web" });

async function chair(tx: Tx): Promise<ProductId> {
  await createCategory(tx, seed, { slug: "chairs", name: "Chairs", description: "", parentSlug: null, position: 1, imageSrc: null });
  return (await upsertProduct(tx, seed, { externalId: "C-1", slug: "elm-chair", title: "Elm chair", categorySlug: "chairs", variants: [{ sku: "C-1" }] })).productId;
}

const views = (tx: Tx) => tx.select().from(event).where(eq(event.kind, "product.viewed"));

dbTest("a guest's look is the browser's, and looking again at once is the same look", async ({ tx }) => {
  const productId = await chair(tx);
  await noteProductView(tx, guest, { productId });
  await noteProductView(tx, guest, { productId });
  const rows = await views(tx);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ customerId: null, deviceId: guest.actor.deviceId, subject: `product:${productId}` });
});

dbTest("a member's look is theirs", async ({ tx }) => {
  const productId = await chair(tx);
  const customerId = newId<CustomerId>();
  const ada = permit({ kind: "customer", customerId, accountId: asId(newId()), sessionId: asId(newId()), deviceId: newId(), cartId: null }, "events.record", { channel: "web" });
  await noteProductView(tx, ada, { productId });
  expect((await views(tx))[0]).toMatchObject({ customerId });
});

dbTest("what is not there was not looked at", async ({ tx }) => {
  await noteProductView(tx, guest, { productId: asId(newId()) });
  expect(await views(tx)).toHaveLength(0);
});
