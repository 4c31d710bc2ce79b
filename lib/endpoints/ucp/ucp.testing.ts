import { afterAll, beforeAll, expect } from "vitest";
import type { ProtocolVersion } from "@/lib/domain/agents/protocol-version";
import { openPlatform, requestOf, type Platform, type Sent } from "./agents.testing";
import { answerUcp } from "./answer-ucp";

/** The agents' platform of a test file: opened before its tests, closed after them. */
export let platform: Platform;
export function openPlatformForTests(): void {
  beforeAll(async () => (platform = await openPlatform()));
  afterAll(() => platform.close());
}

/** What the tests read of an answer; whether it is right, the published schemas say. */
export type Json = {
  id: string; code: string; status: string; event_id: string; continue_url: string; ucp: { version: string; supported_versions?: Record<string, string> }; messages: { code: string }[]; totals: { type: string; amount: number }[];
  line_items: { id: string }[]; order: { id: string }; payment: { instruments: unknown[] }; discounts: { applied: unknown[] }; pagination: { cursor: string; has_next_page: boolean };
  fulfillment: { methods: Method[]; expectations: unknown[] }; products: Product[]; product: Product;
};
export type Method = { id: string; destinations: { id: string; availability: { available: boolean } }[]; groups: { options: { id: string; totals: { amount: number }[] }[] }[] };
export type Product = { id: string; title: string; variants: { metadata: { pickup: unknown[] }; inputs: unknown[] }[] };
export type Given = { status: number; json: Json };

export const ask = async (path: string, sent: Sent = {}, profile: string = "2026-04-08"): Promise<Given> => read(await answerUcp(requestOf(platform, profile, path, sent), path));
export const read = async (answer: Response): Promise<Given> => ({ status: answer.status, json: (await answer.json()) as Json });
export const put = (path: string, body: unknown, profile?: string) => ask(path, { method: "PUT", body }, profile);
export const post = (path: string, body: unknown, profile?: string, key?: string) => ask(path, { method: "POST", body, ...(key && { key }) }, profile);

export const buyer = { first_name: "Maya", last_name: "Lin", email: "maya@example.com", phone_number: "(206) 555-0142", consent: { marketing: false, analytics: true } };
export const address = { id: "home", street_address: "1 Pine St", address_locality: "Seattle", address_region: "WA", postal_code: "98101", address_country: "US" };
export const shipping = (option?: string) => ({ methods: [{ type: "shipping", destinations: [address], selected_destination_id: "home", ...(option && { groups: [{ selected_option_id: option }] }) }] });
export const card = (version: string, token = "success_token", more: object = {}): object => {
  const instrument = { id: "card-1", handler_id: "card_token", type: "card", credential: { type: "token", token }, ...more };
  return version === "2026-01-11" ? { payment_data: { ...instrument, brand: "Visa", last_digits: "4242" } } : { payment: { instruments: [{ ...instrument, display: { brand: "Visa", last_digits: "4242" }, selected: true }] } };
};

/** A checkout of one mug, ready to pay. */
export async function readyCheckout(item: string, version: ProtocolVersion = "2026-04-08", more: object = {}): Promise<Json> {
  const created = await post("checkout-sessions", { line_items: [{ item: { id: item }, quantity: 1 }], buyer, fulfillment: shipping("standard"), ...more }, version);
  expect(created.json.messages).toEqual([]);
  expect(created).toMatchObject({ status: 201, json: { status: "ready_for_complete" } });
  return created.json;
}

export const amountOf = (document: Json, type: string): number => document.totals.filter((one) => one.type === type).reduce((sum, one) => sum + one.amount, 0);
export const optionsOf = (document: Json) => document.fulfillment.methods[0]!.groups[0]!.options;
