import { db, type Reader } from "@/db/client";
import { isDelivery } from "@/lib/domain/fulfillment/fulfillment-state";
import { getStore } from "@/lib/domain/locations/get-store";
import { slotWords } from "@/lib/domain/locations/time-words";
import type { Plan } from "@/lib/domain/orders/plan";
import type { AgentMethodView, AgentOption } from "./agent-checkout";
import type { AgentState } from "./agent-state";
import { addressOf } from "./list-method-views";
import { sentOption, writeSlotOption } from "./merge-methods";

/** How the goods of a plan reach the buyer, with what was chosen and nothing else. */
export async function listPlacedMethods(plan: Plan, state: AgentState, from: Reader = db): Promise<AgentMethodView[]> {
  const lineIdsOf = (parts: Plan["parts"]) => [...new Set(plan.lines.filter((line) => parts.some((part) => part.lines.some((own) => own.orderLineId === line.id))).map((line) => line.key))];
  const sent = plan.parts.filter((part) => isDelivery(part.method));
  const views: AgentMethodView[] = [];
  if (sent.length > 0) {
    const method = state.methods.find((one) => one.kind === "shipping");
    const lineIds = lineIdsOf(sent);
    const option: AgentOption = { id: method?.optionId ?? "standard", title: await optionOf(sent[0], from), description: null, amountMinor: sent.reduce((sum, part) => sum + part.chargeMinor, 0), from: null, by: sent.map((part) => part.promisedAt).toSorted((a, b) => a.localeCompare(b)).at(-1) ?? null };
    views.push({
      id: method?.id ?? "shipping", kind: "shipping", lineIds, stores: [], shipping: method?.destinations.filter((one) => one.id === method.destinationId) ?? [], destinationId: method?.destinationId ?? null,
      group: { id: method?.groupId ?? "shipping-1", lineIds, optionId: option.id, options: [option] },
    });
  }
  for (const part of plan.parts.filter((one) => !isDelivery(one.method))) {
    const store = await getStore({ id: part.locationId }, from);
    const method = state.methods.find((one) => one.kind === "pickup" && one.destinationId === part.locationId);
    if (!store) continue;
    const slot = part.slot && { startsAt: new Date(part.slot.startsAt), endsAt: new Date(part.slot.endsAt) };
    const lineIds = lineIdsOf([part]);
    const words = part.sourceLocationId ? "Sent to the store" : part.method === "curbside" ? "Curbside pickup" : "Store pickup";
    const option: AgentOption = { id: slot ? writeSlotOption({ purpose: part.method === "curbside" ? "curbside" : "pickup", ...slot }) : sentOption, title: slot ? `${words} ${slotWords(slot, store.timeZone, new Date(part.promisedAt))}` : words, description: null, amountMinor: 0, from: part.promisedAt, by: slot?.endsAt.toISOString() ?? null };
    views.push({
      id: method?.id ?? part.fulfillmentId, kind: "pickup", lineIds, shipping: [], destinationId: store.id, stores: [{ id: store.id, name: store.name, address: addressOf(store), distanceKm: null, isAvailable: true, words: "Reserved for you" }],
      group: { id: method?.groupId ?? `${part.fulfillmentId}-1`, lineIds, optionId: option.id, options: [option] },
    });
  }
  return views;
}

async function optionOf(part: Plan["parts"][number] | undefined, from: Reader): Promise<string> {
  const store = part?.slot && (await getStore({ id: part.locationId }, from));
  if (part?.slot && store) return `Brought by ${store.name} ${slotWords({ startsAt: new Date(part.slot.startsAt), endsAt: new Date(part.slot.endsAt) }, store.timeZone, new Date(part.promisedAt))}`;
  return typeof part?.promiseInputs.option === "string" ? part.promiseInputs.option : "Delivery";
}
