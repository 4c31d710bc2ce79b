import type { VariantId } from "@/lib/kernel/ids";

/** A postal address as the protocol spells it; every field may be missing. */
export type PostalAddress = {
  extended_address?: string | undefined; street_address?: string | undefined; address_locality?: string | undefined; address_region?: string | undefined; address_country?: string | undefined;
  postal_code?: string | undefined; first_name?: string | undefined; last_name?: string | undefined; full_name?: string | undefined; phone_number?: string | undefined;
};

export type ShippingDestination = PostalAddress & { id: string };

export type Consent = { analytics?: boolean | undefined; preferences?: boolean | undefined; marketing?: boolean | undefined; sale_of_data?: boolean | undefined };
export type AgentBuyer = { first_name?: string | undefined; last_name?: string | undefined; full_name?: string | undefined; email?: string | undefined; phone_number?: string | undefined; consent?: Consent | undefined };

/** Hints where the buyer is; nothing is decided by them but what is shown first. */
export type AgentContext = { address_country?: string | undefined; address_region?: string | undefined; postal_code?: string | undefined; intent?: string | undefined; language?: string | undefined; currency?: string | undefined; eligibility?: string[] | undefined };

export type MethodKind = "shipping" | "pickup";

/** How some of the lines reach the buyer, as far as the agent has chosen. */
export type AgentMethod = {
  id: string;
  kind: MethodKind;
  /** What it brings, one line each; null: all that no other method names. */
  variantIds: VariantId[] | null;
  /** Shipping: addresses to choose from. Pickup: where to look for stores. */
  destinations: ShippingDestination[];
  destinationId: string | null;
  groupId: string;
  optionId: string | null;
};

/** A means of payment without its secret. */
export type AgentInstrument = { id: string; handler_id: string; type: string; brand: string | null; last_digits: string | null; billing_address: PostalAddress | null };

/** A problem with what the agent sent, kept until it sends something else. */
export type KeptProblem = { code: string; path: string; content: string; isWarning: boolean };

export type AgentState = {
  buyer: AgentBuyer | null;
  context: AgentContext | null;
  methods: AgentMethod[];
  codes: string[];
  instruments: AgentInstrument[];
  selectedInstrumentId: string | null;
  problems: KeptProblem[];
};

export const emptyState: AgentState = { buyer: null, context: null, methods: [], codes: [], instruments: [], selectedInstrumentId: null, problems: [] };
