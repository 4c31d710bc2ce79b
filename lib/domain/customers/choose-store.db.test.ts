import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { customer } from "@/db/schema/customers";
import { event } from "@/db/schema/events";
import { location } from "@/db/schema/locations";
import { dbTest } from "@/db/testing";
import type { Tx } from "@/db/client";
import { permit } from "@/lib/domain/identity/permit";
import { asId, newId, type CustomerId, type LocationId } from "@/lib/kernel/ids";
import { chooseStore } from "./choose-store";

const guest = permit({ kind: "guest", deviceId: newId(), cartId: null }, "events.record", { channel: "web" });

async function storeOf(tx: Tx, kind: "store" | "warehouse"): Promise<LocationId> {
  const id = newId<LocationId>();
  await tx.insert(location).values({ id, slug: id, code: id, kind, name: "Pine Street", addressLine1: "1 Pine St", city: "Portland", state: "OR", postcode: "97205", latitude: 45, longitude: -122, timeZone: "America/Los_Angeles" });
  return id;
}

dbTest("a member's store is kept with their profile", async ({ tx }) => {
  const storeId = await storeOf(tx, "store");
  const customerId = newId<CustomerId>();
  await tx.insert(customer).values({ id: customerId, name: "Ada Lindqvist" });
  const ada = permit({ kind: "customer", customerId, accountId: asId(newId()), sessionId: asId(newId()), deviceId: null, cartId: null }, "events.record", { channel: "web" });
  await chooseStore(tx, ada, { storeId });
  const [row] = await tx.select().from(customer).where(eq(customer.id, customerId));
  expect(row?.preferredLocationId).toBe(storeId);
});

dbTest("a guest's choice is noted without a name", async ({ tx }) => {
  const storeId = await storeOf(tx, "store");
  await chooseStore(tx, guest, { storeId });
  const [fact] = await tx.select().from(event).where(eq(event.kind, "store.chosen"));
  expect(fact).toMatchObject({ locationId: storeId, customerId: null });
});

dbTest("nobody shops at a warehouse", async ({ tx }) => {
  await expect(chooseStore(tx, guest, { storeId: await storeOf(tx, "warehouse") })).rejects.toMatchObject({ code: "not_found" });
});
