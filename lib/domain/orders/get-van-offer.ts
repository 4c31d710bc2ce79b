import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { listDeliveryWindows } from "@/lib/domain/locations/list-delivery-windows";
import { listLocalDeliverers, type LocalDeliverer } from "@/lib/domain/locations/list-local-deliverers";
import { localCharge } from "@/lib/domain/locations/local-delivery";
import { homeCurrency } from "@/lib/kernel/currency";
import type { CheckoutId } from "@/lib/kernel/ids";
import { readCheckout, type CheckoutFacts } from "./checkout-facts";
import { readLineStock } from "./line-stock";
import { deliveredMinor, deliveriesOf } from "./quote-checkout";
import { ownsCart } from "./rows";
import type { VanOffer } from "./van-offer";

/** The nearest store whose own van reaches the address with all the goods, and when; null before there is an address or with nothing to deliver. */
export async function getVanOffer(by: Permit<"orders.place">, { checkoutId }: { checkoutId: CheckoutId }, from: Reader = db): Promise<VanOffer | null> {
  const facts = await readCheckout(sql`${ownsCart(by)} and c.id = ${checkoutId}`, by.channel, from);
  return facts && findVan(facts, from);
}

/** The same for a checkout that was read already. */
export async function findVan(facts: CheckoutFacts, from: Reader): Promise<VanOffer | null> {
  // A store's own terms are in the home currency.
  if (!facts.shipTo || facts.currency !== homeCurrency || !facts.lines.some((line) => line.method === "ship")) return null;
  const near = await listLocalDeliverers(facts.shipTo.postcode, from);
  for (const store of near) if (await hasAll(facts, store, from)) return offerOf(facts, store, from);
  return near[0] ? { kind: "short", storeName: near[0].name } : { kind: "outside" };
}

async function hasAll(facts: CheckoutFacts, { locationId, name: storeName, ...terms }: LocalDeliverer, from: Reader): Promise<boolean> {
  const asked = { ...facts, van: { ...terms, locationId, storeName, startsAt: "", endsAt: "" } };
  const { problems } = await readLineStock(asked, from);
  return facts.lines.every((line) => line.method !== "ship" || !problems.has(line.key));
}

async function offerOf(facts: CheckoutFacts, { locationId, name: storeName, timeZone, ...terms }: LocalDeliverer, from: Reader): Promise<VanOffer> {
  const goodsMinor = deliveredMinor(facts);
  const chargeMinor = localCharge(terms, goodsMinor);
  const windows = await listDeliveryWindows({ locationId, ownCheckoutId: facts.id }, from);
  return {
    kind: "offered", locationId, storeName, timeZone, chargeMinor, carrierMinor: deliveriesOf(facts)[0]?.chargeMinor ?? 0, missingMinor: chargeMinor > 0 && terms.freeFromMinor !== null ? terms.freeFromMinor - goodsMinor : null,
    windows: windows.map(({ startsAt, endsAt, left }) => ({ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), left })),
  };
}
