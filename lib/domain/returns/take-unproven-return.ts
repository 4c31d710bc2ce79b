import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { unprovenReturn } from "@/db/schema/returns";
import { checkPin } from "@/lib/domain/identity/check-pin";
import { mayStaff } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { PinAnswer } from "@/lib/domain/identity/pin";
import { returnStock } from "@/lib/domain/inventory/return-stock";
import { giveReturnCredit } from "@/lib/domain/payments/give-return-credit";
import { record } from "@/lib/domain/record";
import { homeCurrency } from "@/lib/kernel/currency";
import { newId, type LocationId, type StaffId, type UnprovenReturnId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { getUnprovenQuote, type UnprovenQuote } from "./get-unproven-quote";
import { hashIdNumber } from "./hash-id-number";
import { returnPolicy } from "./return-policy";
import { stateOfOutcome } from "./return-state";
import type { UnprovenInput } from "./unproven-input";

type WrongPin = Extract<PinAnswer, { isRight: false }>;
export type UnprovenTaken = { isRight: true; amountMinor: number; balanceMinor: number } | WrongPin;

/**
 * Takes an article back that no purchase is found for: into the stock of the register's store, for store credit at the lowest
 * price of the window. Those of one customer or one ID are taken one after the other; above their limit, or where something
 * speaks against it, a manager says yes, by PIN where another person sells; a wrong PIN is an answer, so that its count stays.
 * The same key takes it once. @throws Refusal `not_found`, `price_changed`, `no_returns_here`, `approval_needed`, `forbidden`, `key_reused`, `receipt_needed` above what even a manager may
 */
export async function takeUnprovenReturn(tx: Tx, by: Permit<"till.sell">, { idNumber, ...input }: UnprovenInput): Promise<UnprovenTaken> {
  const idHash = hashIdNumber(input.idKind, idNumber);
  await takeTurns(tx, [input.key, input.customerId, idHash]);
  const [known] = await tx.select().from(unprovenReturn).where(eq(unprovenReturn.requestKey, input.key));
  if (known) {
    if (known.customerId !== input.customerId) throw new Refusal("key_reused");
    return given(tx, by, { ...known, amountMinor: known.quantity * known.unitMinor });
  }
  const { locationId, registerId } = by.actor.till;
  const quoted = await getUnprovenQuote(by, { ...input, idHash }, tx);
  if (!quoted?.person) throw new Refusal("not_found");
  await refuseElsewhere(tx, locationId);
  if (quoted.amountMinor !== input.amountMinor) throw new Refusal("price_changed", { totalMinor: quoted.amountMinor });
  const { neverAboveMinor } = returnPolicy.withoutPurchase;
  if (quoted.amountMinor > neverAboveMinor) throw new Refusal("receipt_needed", { most: formatMoney(neverAboveMinor, homeCurrency) });
  const approval = await approve(tx, by, quoted, input.approver);
  if (!approval.isRight) return approval;

  const { quantity, customerId, outcome, key, note, idKind } = input;
  const { variantId, unitMinor, amountMinor, signals } = quoted;
  const id = newId<UnprovenReturnId>();
  await tx.insert(unprovenReturn).values({ id, requestKey: key, registerId, locationId, variantId, customerId, quantity, unitMinor, outcome, note, idKind, idHash, staffId: by.actor.staffId, approvedByStaffId: approval.staffId });
  await returnStock(tx, by, { returnId: id, locationId, reason: "return without a purchase", lines: [{ lineId: id, variantId, quantity, into: stateOfOutcome[outcome] }] });
  await record(tx, by, { kind: "return.taken_unproven", locationId, customerId, subject: `unproven_return:${id}`, variantIds: [variantId], payload: { quantity, amountMinor, outcome, signals, approvedBy: approval.staffId } });
  return given(tx, by, { id, customerId, amountMinor });
}

const given = async (tx: Tx, by: Permit<"till.sell">, { id, ...credit }: Pick<typeof unprovenReturn.$inferSelect, "id" | "customerId"> & { amountMinor: number }): Promise<UnprovenTaken> =>
  ({ isRight: true, amountMinor: credit.amountMinor, ...(await giveReturnCredit(tx, by, { ...credit, key: `unproven_return:${id}` })) });

/** In one order for everybody, so that two who share only some of it never wait for each other. */
async function takeTurns(tx: Tx, over: readonly string[]): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(turn) from (select hashtextextended('unproven_return:' || one, 0) as turn from unnest(${sql.param([...over])}::text[]) one order by 1) turns`);
}

async function refuseElsewhere(tx: Tx, locationId: LocationId): Promise<void> {
  const { rowCount } = await tx.execute(sql`select from location where id = ${locationId} and can_return and is_active`);
  if (!rowCount) throw new Refusal("no_returns_here");
}

/** Who said yes; null where nobody had to. */
async function approve(tx: Tx, by: Permit<"till.sell">, { approval }: UnprovenQuote, approver: UnprovenInput["approver"]): Promise<{ isRight: true; staffId: StaffId | null } | WrongPin> {
  if (approval === null) return { isRight: true, staffId: null };
  if (mayStaff(by.actor, "till.approve")) return { isRight: true, staffId: by.actor.staffId };
  if (!approver) throw new Refusal("approval_needed", { reason: approval });
  const { registerId, locationId } = by.actor.till;
  const checked = await checkPin(tx, by, { registerId, locationId, ...approver });
  if (!checked.isRight) return checked;
  if (!mayStaff(checked.person, "till.approve")) throw new Refusal("forbidden");
  return { isRight: true, staffId: checked.person.staffId };
}
