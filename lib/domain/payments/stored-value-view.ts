import type { CustomerId, OrderId, OrderLineId, StoredValueId } from "@/lib/kernel/ids";
import type { ValueState } from "./stored-value-query";
import type { EntryKind, StoredValueKind } from "./tender";

/** Instants are ISO strings. */
export type StoredValueRow = {
  id: StoredValueId; kind: StoredValueKind; state: ValueState; last4: string | null; currency: string; balanceMinor: number; issuedMinor: number; createdAt: string;
  /** Whose credit it is, or for whom the card was. */
  holder: string | null; customerId: CustomerId | null;
};

export type LedgerEntry = { id: string; kind: EntryKind; amountMinor: number; balanceMinor: number; reason: string; at: string; orderNumber: string | null; by: string | null };

export type StoredValueView = StoredValueRow & {
  recipientEmail: string | null; message: string | null; expiresAt: string | null; orderLineId: OrderLineId | null; orderNumber: string | null; /** It was sold with. */ orderId: OrderId | null; senderName: string | null; /** From when it is mailed, where a day was chosen. */ mailAt: string | null;
  /** Newest first; each with the balance after it. */
  entries: LedgerEntry[];
};
