import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { ada, aPlace, asGuest, asStaff, atRegister, staffOf } from "@/lib/domain/identity/people.testing";
import type { Role } from "@/lib/domain/identity/permission";
import { newId, type RegisterId } from "@/lib/kernel/ids";
import { adjustStoredValue, giveStoreCredit } from "./adjust-stored-value";
import { blockStoredValue, unblockStoredValue } from "./block-stored-value";
import { findGiftCard } from "./find-gift-card";
import { giveReturnCredit } from "./give-return-credit";
import { issueGiftCard } from "./issue-gift-card";
import { aGiftCard, balanceOf } from "./value.testing";

const issuer = async (tx: Tx, role: Role) => asStaff(await staffOf(tx, role), "gift_cards.issue");
const wish = (amount: number, key: string = randomUUID()) => ({ amount, reason: "goodwill", key, recipientName: null, recipientEmail: null, message: null });

describe("a gift card", () => {
  dbTest("is found by its code in any spelling, and only its hash and last four are stored", async ({ tx }) => {
    const { storedValueId, code } = await aGiftCard(tx, 5_000);
    const guest = asGuest("orders.place");
    expect(await findGiftCard(guest, ` ${code.toLowerCase().replace(/(.{4})/g, "$1 ")}`, tx)).toMatchObject({ id: storedValueId, last4: code.slice(-4), balanceMinor: 5_000, isSpendable: true });
    expect(await findGiftCard(guest, `${code.slice(0, -1)}${code.endsWith("0") ? "1" : "0"}`, tx)).toBeNull();
    expect(await findGiftCard(guest, "' or 1=1 --", tx)).toBeNull();
    const { rows } = await tx.execute<{ stored: string }>(sql`select to_jsonb(v)::text as stored from stored_value v where id = ${storedValueId}`);
    expect(rows[0]?.stored).not.toContain(code);
  });

  dbTest("is issued once for a key, within the limit of the role, at once and in a day", async ({ tx }) => {
    const manager = await issuer(tx, "store_manager");
    const key = randomUUID();
    expect(await issueGiftCard(tx, manager, wish(20_000, key))).toEqual(await issueGiftCard(tx, manager, wish(20_000, key)));
    await expect(issueGiftCard(tx, manager, wish(20_001))).rejects.toMatchObject({ code: "over_limit" });
    for (let n = 0; n < 9; n++) await issueGiftCard(tx, manager, wish(20_000));
    await expect(issueGiftCard(tx, manager, wish(1))).rejects.toMatchObject({ code: "over_limit", facts: { isDaily: true } });
    await issueGiftCard(tx, await issuer(tx, "admin"), wish(900_000));
    const { rows } = await tx.execute(sql`select from stored_value`);
    expect(rows).toHaveLength(11);
  });

  dbTest("is adjusted with a reason, never below zero, and its ledger says who did it", async ({ tx }) => {
    const { storedValueId } = await aGiftCard(tx, 5_000);
    const agent = await issuer(tx, "service_agent");
    expect(await adjustStoredValue(tx, agent, { storedValueId, amount: -2_000, reason: "issued twice", key: "adjust-1" })).toEqual({ balanceMinor: 3_000 });
    expect(await adjustStoredValue(tx, agent, { storedValueId, amount: -2_000, reason: "issued twice", key: "adjust-1" })).toEqual({ balanceMinor: 3_000 });
    await expect(adjustStoredValue(tx, agent, { storedValueId, amount: -3_001, reason: "too much", key: "adjust-2" })).rejects.toMatchObject({ code: "balance_short" });
    const { rows } = await tx.execute(sql`select amount_minor, reason, by_staff_id from stored_value_entry where stored_value_id = ${storedValueId} order by at, id`);
    expect(rows).toMatchObject([{ amount_minor: 5_000 }, { amount_minor: -2_000, reason: "issued twice", by_staff_id: agent.actor.staffId }]);
  });

  dbTest("cannot be spent while it is blocked, and keeps its balance", async ({ tx }) => {
    const { storedValueId, code } = await aGiftCard(tx, 5_000);
    const manager = await issuer(tx, "store_manager");
    await blockStoredValue(tx, manager, { storedValueId, reason: "reported stolen" });
    await expect(blockStoredValue(tx, manager, { storedValueId, reason: "again" })).rejects.toMatchObject({ code: "illegal_move" });
    expect(await findGiftCard(asGuest("orders.place"), code, tx)).toMatchObject({ isSpendable: false, balanceMinor: 5_000 });
    await unblockStoredValue(tx, manager, { storedValueId, reason: "found again" });
    expect(await findGiftCard(asGuest("orders.place"), code, tx)).toMatchObject({ isSpendable: true });
    const { rows } = await tx.execute<{ kind: string }>(sql`select kind from event where subject = ${`stored_value:${storedValueId}`} order by id`);
    expect(rows.map((row) => row.kind)).toEqual(["stored_value.issued", "stored_value.blocked", "stored_value.unblocked"]);
  });
});

dbTest("a customer has one store credit, opened with its first amount", async ({ tx }) => {
  const { customerId } = await ada(tx);
  const agent = await issuer(tx, "service_agent");
  await giveStoreCredit(tx, agent, { customerId, amount: 1_000, reason: "late delivery", key: "credit-1" });
  expect(await giveStoreCredit(tx, agent, { customerId, amount: 500, reason: "late again", key: "credit-2" })).toEqual({ balanceMinor: 1_500 });
  await expect(giveStoreCredit(tx, agent, { customerId, amount: -1_501, reason: "typed twice", key: "credit-3" })).rejects.toMatchObject({ code: "balance_short" });
});

dbTest("what came back without a purchase is credit once, however often it is given", async ({ tx }) => {
  const { customerId } = await ada(tx);
  const at = await aPlace(tx);
  const seller = atRegister(await staffOf(tx, "associate", [at]), { registerId: newId<RegisterId>(), locationId: at }, "till.sell");
  for (let n = 0; n < 2; n++) expect(await giveReturnCredit(tx, seller, { customerId, amountMinor: 3_500, key: "unproven-1" })).toEqual({ balanceMinor: 3_500 });
  expect(await giveReturnCredit(tx, seller, { customerId, amountMinor: 400, key: "unproven-2" })).toEqual({ balanceMinor: 3_900 });
});

dbTest("the database moves a balance with its ledger only, and never below zero", async ({ tx }) => {
  const { storedValueId } = await aGiftCard(tx, 5_000);
  const tries = (statement: ReturnType<typeof sql>) => tx.transaction(async (inner) => { await inner.execute(statement); });
  await expect(tries(sql`update stored_value set balance_minor = 9000 where id = ${storedValueId}`)).rejects.toThrow();
  await expect(tries(sql`delete from stored_value_entry`)).rejects.toThrow();
  await expect(tries(sql`insert into stored_value_entry (id, stored_value_id, kind, amount_minor, idempotency_key) values (gen_random_uuid(), ${storedValueId}, 'adjusted', -5001, 'x')`)).rejects.toThrow();
  expect(await balanceOf(tx, storedValueId)).toBe(5_000);
});
