import type { CheckoutId, OrderId } from "@/lib/kernel/ids";
import type { MethodKind, PostalAddress } from "./agent-state";

type Part = { id: string; quantity: number };
export type AgentOrderLine = { id: string; /** The checkout's line of the bundle that it is part of. */ parentId: string | null; itemId: string; title: string; unitMinor: number; imageUrl: string | null; original: number; total: number; fulfilled: number; subtotalMinor: number; discountMinor: number };
export type AgentOrderEvent = { id: string; type: string; at: string; lines: Part[]; trackingNumber: string | null; trackingUrl: string | null; carrier: string | null; words: string | null };
export type AgentExpectation = { id: string; kind: MethodKind; lines: Part[]; destination: PostalAddress; words: string; fulfillableOn: string };
export type AgentAdjustment = { id: string; type: string; at: string; status: "pending" | "completed" | "failed"; amountMinor: number; lines: Part[]; words: string };

/** An order as its agent sees it, before it is written in one version of the protocol. */
export type AgentOrder = {
  id: OrderId; number: string; checkoutId: CheckoutId; url: string; currency: string; lines: AgentOrderLine[]; expectations: AgentExpectation[]; events: AgentOrderEvent[]; adjustments: AgentAdjustment[];
  totals: { subtotalMinor: number; discountMinor: number; chargesMinor: number; taxMinor: number; totalMinor: number };
};
