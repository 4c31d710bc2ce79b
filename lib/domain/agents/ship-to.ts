import { addressFields, type ShipTo } from "@/lib/domain/orders/checkout-input";
import { problem, type AgentMessage } from "./agent-message";
import type { AgentBuyer, ShippingDestination } from "./agent-state";

export type JudgedAddress = { shipTo: ShipTo; messages: [] } | { shipTo: null; messages: AgentMessage[] };

/** Where the fields of our form are in the protocol's address. */
const pathOf: Record<string, string> = { name: "full_name", line1: "street_address", line2: "extended_address", city: "address_locality", state: "address_region", postcode: "postal_code" };

export const nameOf = (one: Pick<AgentBuyer, "first_name" | "last_name" | "full_name"> | null): string | null => one?.full_name?.trim() || [one?.first_name, one?.last_name].filter(Boolean).join(" ").trim() || null;

export const countryOf = (destination: Pick<ShippingDestination, "address_country">): string => {
  const given = (destination.address_country ?? "US").trim().toUpperCase();
  return given === "USA" || given === "UNITED STATES" ? "US" : given;
};

/** A destination as an address we can deliver to, judged by the same rules as our own form. */
export function judgeAddress(destination: ShippingDestination, buyer: AgentBuyer | null, path: string): JudgedAddress {
  const parsed = addressFields.safeParse(fieldsOf(destination, buyer));
  if (parsed.success) return { shipTo: parsed.data, messages: [] };
  return { shipTo: null, messages: parsed.error.issues.map((issue) => problem("invalid_address", issue.message, `${path}.${pathOf[String(issue.path[0])] ?? "street_address"}`)) };
}

/** The address just as it came, for countries whose addresses our form does not know, and for a trial. */
export function givenAddress(destination: ShippingDestination, buyer: AgentBuyer | null): ShipTo {
  return { ...fieldsOf(destination, buyer), country: countryOf(destination) };
}

const fieldsOf = (one: ShippingDestination, buyer: AgentBuyer | null) => ({
  name: nameOf(one) ?? nameOf(buyer) ?? "", line1: one.street_address ?? "", line2: one.extended_address ?? "", city: one.address_locality ?? "", state: one.address_region ?? "", postcode: one.postal_code ?? "",
});
