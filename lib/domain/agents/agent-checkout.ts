import type { CartId, CheckoutId, OrderId } from "@/lib/kernel/ids";
import type { AgentMessage } from "./agent-message";
import type { AgentBuyer, AgentContext, AgentInstrument, MethodKind, PostalAddress, ShippingDestination } from "./agent-state";

/** A checkout as agents see it, before it is written in one version of the protocol. Amounts are minor units. */
export type AgentLine = { id: string; itemId: string; title: string; unitMinor: number; imageUrl: string | null; quantity: number; subtotalMinor: number; discountMinor: number };

export type AgentStore = { id: string; name: string; address: PostalAddress; distanceKm: number | null; isAvailable: boolean; words: string };
export type AgentOption = { id: string; title: string; description: string | null; amountMinor: number; from: string | null; by: string | null };

export type AgentMethodView = {
  id: string; kind: MethodKind; lineIds: string[]; shipping: ShippingDestination[]; stores: AgentStore[]; destinationId: string | null;
  /** Null until a destination is chosen. */
  group: { id: string; lineIds: string[]; optionId: string | null; options: AgentOption[] } | null;
};

export type AvailableMethod = { kind: MethodKind; lineIds: string[]; fulfillableOn: string | null; words: string };

/** Without a code it applied by itself. */
export type AppliedDiscount = { code: string | null; title: string; amountMinor: number; priority: number; allocations: { line: number; amountMinor: number }[] };

export type AgentTotals = { subtotalMinor: number; discountMinor: number; /** Null until a way to deliver is chosen. */ chargesMinor: number | null; taxMinor: number; totalMinor: number };

export type AgentCheckoutStatus = "incomplete" | "requires_escalation" | "ready_for_complete" | "complete_in_progress" | "completed" | "canceled";

export type AgentCheckout = {
  id: CheckoutId; status: AgentCheckoutStatus; currency: string; buyer: AgentBuyer | null; context: AgentContext | null; lines: AgentLine[]; totals: AgentTotals;
  methods: AgentMethodView[]; available: AvailableMethod[]; codes: string[]; discounts: AppliedDiscount[]; messages: AgentMessage[];
  instruments: AgentInstrument[]; selectedInstrumentId: string | null; order: { id: OrderId; number: string; url: string } | null; continueUrl: string; expiresAt: string | null;
};

export type AgentCart = Pick<AgentCheckout, "currency" | "buyer" | "context" | "lines" | "totals" | "codes" | "discounts" | "messages" | "continueUrl" | "expiresAt"> & { id: CartId };
