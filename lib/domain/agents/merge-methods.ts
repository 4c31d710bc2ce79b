import { asId, isUuid, newId, type LocationId, type VariantId } from "@/lib/kernel/ids";
import type { RequestedMethod } from "./agent-request";
import type { AgentMethod, PostalAddress, ShippingDestination } from "./agent-state";

/** An address as the agent sent it; without an id where it named none. */
export type SentDestination = PostalAddress & { id: string | null };

/** How the cart's goods reach the buyer after a request: what it does not speak of stays as it was. */
export function mergeMethods(requested: readonly RequestedMethod[], known: readonly AgentMethod[], variantOf: (lineId: string) => VariantId | null, nameOf: (sent: SentDestination) => string): AgentMethod[] {
  const used = new Set<string>();
  return requested.map((asked): AgentMethod => {
    const former = known.find((one) => !used.has(one.id) && one.id === asked.id) ?? known.find((one) => !used.has(one.id) && (asked.type === undefined ? known.length === 1 : one.kind === asked.type));
    const kind = asked.type ?? former?.kind ?? "shipping";
    const same = former?.kind === kind ? former : undefined;
    const sent = (asked.destinations ?? []).map(({ name: _name, address, id, ...own }): ShippingDestination => {
      const fields = { ...address, ...own };
      return { ...fields, id: id ?? nameOf({ ...fields, id: null }) };
    });
    const destinations = sent.length > 0 ? sent : (same?.destinations ?? []);
    const method: AgentMethod = {
      id: asked.id ?? same?.id ?? newId<string>(), kind, destinations,
      variantIds: asked.line_item_ids ? asked.line_item_ids.flatMap((id) => variantOf(id) ?? []) : (same?.variantIds ?? null),
      destinationId: asked.selected_destination_id ?? (kind === "pickup" || destinations.some((one) => one.id === same?.destinationId) ? (same?.destinationId ?? null) : null),
      groupId: asked.groups?.[0]?.id ?? same?.groupId ?? newId<string>(), optionId: asked.groups?.[0]?.selected_option_id ?? same?.optionId ?? null,
    };
    used.add(method.id);
    if (former) used.add(former.id);
    return method;
  });
}

/** Which method brings which goods: who names them first, else the first that takes all. */
export function methodOf(methods: readonly AgentMethod[], variantId: VariantId): AgentMethod | null {
  return methods.find((method) => method.variantIds?.includes(variantId)) ?? methods.find((method) => method.variantIds === null) ?? null;
}

export const shippingMethod = (methods: readonly AgentMethod[]): AgentMethod | null => methods.find((method) => method.kind === "shipping") ?? null;

/**
 * An option's id. "pickup/2026-12-01T17:00:00.000Z/2026-12-01T18:00:00.000Z" is an hour at the store; with "/sent" behind it
 * the buyer agrees that what the store lacks is sent there, and "sent" alone means all of it. "van/<store>/…/…" is a window
 * of that store's own van.
 */
export type SlotOption = { purpose: "pickup" | "curbside"; startsAt: Date; endsAt: Date; isSent: boolean };
export const writeSlotOption = ({ purpose, startsAt, endsAt, isSent = false }: Omit<SlotOption, "isSent"> & { isSent?: boolean }): string => `${purpose}/${startsAt.toISOString()}/${endsAt.toISOString()}${isSent ? "/sent" : ""}`;
export const sentOption = "sent";

export function readSlotOption(id: string | null): SlotOption | null {
  const [purpose, from, to, sent, ...rest] = (id ?? "").split("/");
  const time = readTime(from, to);
  if ((purpose !== "pickup" && purpose !== "curbside") || !time || (sent !== undefined && sent !== "sent") || rest.length > 0) return null;
  return { purpose, ...time, isSent: sent === "sent" };
}

export type VanOption = { locationId: LocationId; startsAt: Date; endsAt: Date };
export const writeVanOption = ({ locationId, startsAt, endsAt }: VanOption): string => `van/${locationId}/${startsAt.toISOString()}/${endsAt.toISOString()}`;

export function readVanOption(id: string | null): VanOption | null {
  const [way, locationId = "", from, to, ...rest] = (id ?? "").split("/");
  const time = readTime(from, to);
  return way === "van" && isUuid(locationId) && time && rest.length === 0 ? { locationId: asId<LocationId>(locationId), ...time } : null;
}

function readTime(from = "", to = ""): { startsAt: Date; endsAt: Date } | null {
  const [startsAt, endsAt] = [new Date(from), new Date(to)];
  return Number.isNaN(startsAt.getTime()) || !(startsAt < endsAt) ? null : { startsAt, endsAt };
}
