import type { Tx } from "@/db/client";
import { storedValue, storedValueEntry } from "@/db/schema/payments";
import { hashCode } from "@/lib/domain/payments/gift-card-code";
import type { CustomerId, StoredValueEntryId, StoredValueId } from "@/lib/kernel/ids";
import type { Colleague } from "./staff";
import { dayMs, later, type World } from "./world";
import { writeRows } from "./write-rows";

type Value = { code?: string; customerId?: CustomerId; for?: [name: string, email: string]; isBlocked?: boolean; entries: [daysAgo: number, kind: "issued" | "adjusted", amountMinor: number, reason: string][] };

/** Cards whose codes a visitor of the demonstration can type in, and the credit of its shopper. */
const planOf = (shopperId: CustomerId): Value[] => [
  { code: "A1DERWAY00000050", for: ["Robin Ash", "robin.ash@example.com"], entries: [[40, "issued", 5_000, "Thanks for the photos of your kitchen"]] },
  { code: "A1DERWAY00000250", entries: [[21, "issued", 25_000, "Prize of the spring raffle"]] },
  { code: "A1DERWAY00000007", for: ["Sol Marin", "sol.marin@example.com"], entries: [[90, "issued", 2_500, "Late delivery"], [12, "adjusted", -2_500, "Paid out in cash at closing of the account"]] },
  { code: "A1DERWAY00000100", for: ["Kit Rowan", "kit.rowan@example.com"], isBlocked: true, entries: [[15, "issued", 10_000, "Exchange without receipt"]] },
  { customerId: shopperId, entries: [[60, "adjusted", 2_000, "Scratched on delivery, kept with a reduction"], [9, "adjusted", 1_500, "Waited at the curb for half an hour"]] },
];

export async function writeGiftCards(tx: Tx, world: World, staff: readonly Colleague[], shopperId: CustomerId): Promise<string> {
  const agent = staff.find(({ role }) => role === "service_agent") ?? staff[0];
  const random = world.random("gift cards");
  const values = planOf(shopperId).map((value) => {
    const createdAt = later(world.now, -Math.max(...value.entries.map(([daysAgo]) => daysAgo)) * dayMs);
    return { ...value, id: random.id<StoredValueId>(createdAt), createdAt };
  });
  await writeRows(tx, storedValue, values.map(({ id, code, customerId, for: to, isBlocked, createdAt }) => ({
    id, kind: code ? "gift_card" as const : "store_credit" as const, status: isBlocked ? "blocked" as const : "active" as const, customerId: customerId ?? null, codeHash: code ? hashCode(code) : null, codeLast4: code?.slice(-4) ?? null,
    currency: "USD", balanceMinor: 0, recipientName: to?.[0] ?? null, recipientEmail: to?.[1] ?? null, createdAt,
  })));
  const entries = values.flatMap(({ id, entries }) => entries.map(([daysAgo, kind, amountMinor, reason]) => {
    const at = later(world.now, -daysAgo * dayMs);
    const entryId = random.id<StoredValueEntryId>(at);
    return { id: entryId, storedValueId: id, kind, amountMinor, reason, byStaffId: agent?.id ?? null, idempotencyKey: `seed:${entryId}`, at };
  }));
  await writeRows(tx, storedValueEntry, entries);
  return `${values.length} gift cards and store credits`;
}
