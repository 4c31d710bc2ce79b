import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { hashAccountToken } from "@/lib/domain/identity/account-token";
import type { Staff } from "@/lib/domain/identity/actor";
import { asStaff, atRegister, staffOf } from "@/lib/domain/identity/people.testing";
import type { Permit } from "@/lib/domain/identity/permit";
import type { Role } from "@/lib/domain/identity/permission";
import { setPin } from "@/lib/domain/identity/set-pin";
import { createRegister, pairRegister } from "@/lib/domain/identity/set-up-register";
import { openStockedShop, type Shop } from "@/lib/domain/orders/checkout.testing";
import type { CashSessionId, LocationId, RegisterId } from "@/lib/kernel/ids";
import { openCashSession } from "./open-cash-session";
import type { SaleInput, SaleLine } from "./till-input";

export const ana = { name: "Ana", pin: "4826" };
export const mo = { name: "Mo", pin: "7391" };

/** A register of the Seattle store, unlocked by Ana, an associate; Mo manages the store. A lamp costs 142.03 with tax. */
export type Till = { shop: Shop; registerId: RegisterId; deviceHash: string; by: Permit<"till.sell">; ana: Staff; mo: Staff };

export async function setUpTill(tx: Tx, units: { lamps?: number; mugs?: number } = {}): Promise<Till> {
  const shop = await openStockedShop(tx, units);
  const [associate, manager] = [await person(tx, "associate", shop.seattle, ana), await person(tx, "store_manager", shop.seattle, mo)];
  const registerId = await createRegister(tx, asStaff(manager, "till.manage"), { locationId: shop.seattle, name: "Till 1" });
  const { secret } = await pairRegister(tx, asStaff(manager, "till.manage"), { registerId });
  return { shop, registerId, deviceHash: hashAccountToken(secret), by: seated(associate, registerId, shop.seattle), ana: associate, mo: manager };
}

export async function openTill(tx: Tx, units: { lamps?: number; mugs?: number } = {}, floatMinor = 10_000): Promise<Till & { sessionId: CashSessionId }> {
  const till = await setUpTill(tx, units);
  return { ...till, ...(await openCashSession(tx, till.by, { floatMinor })) };
}

/** A second register of the same store, its drawer open, with Mo at it. */
export async function secondTill(tx: Tx, till: Till): Promise<Permit<"till.sell">> {
  const registerId = await createRegister(tx, asStaff(till.mo, "till.manage"), { locationId: till.shop.seattle, name: "Till 2" });
  const by = seated(till.mo, registerId, till.shop.seattle);
  await openCashSession(tx, by, { floatMinor: 0 });
  return by;
}

export async function person(tx: Tx, role: Role, storeId: LocationId, { name, pin }: { name: string; pin: string }): Promise<Staff> {
  const staff = await staffOf(tx, role, [storeId], name);
  await setPin(tx, asStaff(staff, "till.pin"), { pin });
  return staff;
}

export const seated = (staff: Staff, registerId: RegisterId, locationId: LocationId): Permit<"till.sell"> => atRegister(staff, { registerId, locationId }, "till.sell");

export const takenAlong = (variantId: SaleLine["variantId"], quantity = 1, off: SaleLine["off"] = null): SaleLine => ({ variantId, quantity, off, method: "carry_out", storeId: null, isSent: false, gift: null });

export const cashSale = (till: Till, quantity = 1, more: Partial<SaleInput> = {}): SaleInput => ({
  saleId: randomUUID() as SaleInput["saleId"], attempt: "attempt-1", lines: [takenAlong(till.shop.lamp, quantity)], off: null, following: null, customerId: null, email: null, giftCards: [], creditMinor: 0, pointsMinor: 0,
  totalMinor: 14_203 * quantity, cash: { coverMinor: 14_203 * quantity, receivedMinor: 15_000 * quantity }, card: null, secondCard: null, ...more,
});

/** A lamp by a card that is good, unless told otherwise. */
export const cardSale = (till: Till, more: Partial<SaleInput> = {}): SaleInput => ({ ...cashSale(till), cash: null, card: "4242424242424242", ...more });

export async function levelOf(tx: Pick<Tx, "execute">, till: Till): Promise<{ on_hand: number; allocated: number }> {
  const { rows } = await tx.execute<{ on_hand: number; allocated: number }>(sql`select on_hand, allocated from stock_level where variant_id = ${till.shop.lamp} and location_id = ${till.shop.seattle}`);
  return rows[0] ?? { on_hand: -1, allocated: -1 };
}

