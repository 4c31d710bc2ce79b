import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Address, BoughtLabel, Carriage, CarrierGateway, TrackingKind, TrackingNotice } from "./gateway";

type Settings = { apiKey: string; url: string };

const deadlineMs = 20_000;
const millimetersPerInch = 25.4;
const gramsPerOunce = 28.349_523_125;

const rate = z.object({ id: z.string(), carrier: z.string(), service: z.string(), rate: z.string(), currency: z.string(), delivery_days: z.number().nullish(), est_delivery_days: z.number().nullish() });
const shipment = z.object({
  id: z.string(), rates: z.array(rate).default([]), tracking_code: z.string().nullish(), selected_rate: rate.nullish(), refund_status: z.string().nullish(),
  postage_label: z.object({ label_url: z.string().nullish(), label_pdf_url: z.string().nullish() }).nullish(), tracker: z.object({ public_url: z.string().nullish() }).nullish(),
});
type Shipment = z.output<typeof shipment>;

/**
 * Many carriers through EasyPost (its API v2: shipments, buy, refund; the key as the user of Basic authentication). Our key
 * is the shipment's `reference`, by which EasyPost finds what an unanswered request has made.
 */
export class EasyPostGateway implements CarrierGateway {
  readonly name = "easypost";
  constructor(private readonly settings: Settings) {}

  async rates(box: Carriage) {
    const made = await this.make(box, null);
    return made.rates.map((one) => ({
      service: serviceOf(one), title: words(one.service), carrier: one.carrier, amountMinor: minorOf(one.rate), currency: one.currency, transitDays: one.est_delivery_days ?? one.delivery_days ?? null,
    })).toSorted((a, b) => a.amountMinor - b.amountMinor);
  }

  async buy({ key, service, box }: Parameters<CarrierGateway["buy"]>[0]) {
    const made = (await this.find(key)) ?? (await this.make(box, key));
    if (made.tracking_code) return this.bought(made);
    const chosen = made.rates.find((one) => serviceOf(one) === service);
    if (!chosen) return { status: "refused" as const, reason: "The carrier no longer offers this service for this box. Look at the rates again." };
    const answer = await this.ask("POST", `/v2/shipments/${made.id}/buy`, { rate: { id: chosen.id } });
    if (answer.problem !== null) return { status: "refused" as const, reason: answer.problem };
    return this.bought(shipment.parse(answer.body));
  }

  async void({ ref }: { ref: string }) {
    const answer = await this.ask("POST", `/v2/shipments/${encodeURIComponent(ref)}/refund`);
    if (answer.problem !== null) return { status: "refused" as const, reason: answer.problem };
    const { refund_status: status } = shipment.parse(answer.body);
    return status === "rejected" || status === "not_applicable" ? { status: "refused" as const, reason: "The carrier does not take this label back." } : { status: "voided" as const };
  }

  private async find(key: string): Promise<Shipment | null> {
    const answer = await this.ask("GET", `/v2/shipments/${encodeURIComponent(key)}`);
    return answer.problem === null ? shipment.parse(answer.body) : null;
  }

  private async make(box: Carriage, key: string | null): Promise<Shipment> {
    const answer = await this.ask("POST", "/v2/shipments", {
      shipment: {
        ...(key && { reference: key }), to_address: addressOf(box.to), from_address: addressOf(box.from), options: { label_format: "PDF", label_size: "4x6" },
        parcel: { length: inches(box.lengthMm), width: inches(box.widthMm), height: inches(box.heightMm), weight: Math.ceil((box.grams / gramsPerOunce) * 10) / 10 },
      },
    });
    if (answer.problem !== null) throw new Error(`EasyPost refused a shipment: ${answer.problem}`);
    return shipment.parse(answer.body);
  }

  private async bought(made: Shipment): Promise<BoughtLabel> {
    const url = made.postage_label?.label_pdf_url ?? made.postage_label?.label_url;
    const chosen = made.selected_rate;
    if (!url || !chosen || !made.tracking_code) throw new Error("EasyPost sold a label without its number, price or document");
    return {
      status: "bought", ref: made.id, trackingNumber: made.tracking_code, trackingUrl: made.tracker?.public_url ?? null, amountMinor: minorOf(chosen.rate), currency: chosen.currency, document: await this.document(url),
    };
  }

  private async document(url: string): Promise<string> {
    const response = await fetch(url, { signal: AbortSignal.timeout(deadlineMs) });
    if (!response.ok) throw new Error(`The label could not be read: ${response.status}`);
    return Buffer.from(await response.arrayBuffer()).toString("base64");
  }

  /** A no of the carrier is an answer; silence and its own failures throw. */
  private async ask(method: "GET" | "POST", path: string, body?: object): Promise<{ problem: string | null; body: unknown }> {
    const response = await fetch(`${this.settings.url}${path}`, {
      method, signal: AbortSignal.timeout(deadlineMs), ...(body && { body: JSON.stringify(body) }),
      headers: { authorization: `Basic ${Buffer.from(`${this.settings.apiKey}:`).toString("base64")}`, "content-type": "application/json", accept: "application/json" },
    });
    if (response.status >= 500 || response.status === 429) throw new Error(`EasyPost answered ${response.status}`);
    const answer: unknown = await response.json();
    if (response.ok) return { problem: null, body: answer };
    const said = z.object({ error: z.object({ message: z.string() }) }).safeParse(answer);
    return { problem: said.success ? said.data.error.message : `EasyPost answered ${response.status}`, body: null };
  }
}

const trackingNotice = z.object({
  id: z.string().min(1), description: z.string(),
  result: z.object({
    tracking_code: z.string(), status: z.string(), updated_at: z.string().nullish(),
    tracking_details: z.array(z.object({ message: z.string().nullish(), status: z.string().nullish(), datetime: z.string().nullish(), tracking_location: z.object({ city: z.string().nullish(), state: z.string().nullish() }).nullish() })).default([]),
  }),
});

const kinds: Record<string, TrackingKind> = {
  pre_transit: "announced", in_transit: "in_transit", out_for_delivery: "out_for_delivery", available_for_pickup: "in_transit", delivered: "delivered", return_to_sender: "returned", failure: "exception", error: "exception", cancelled: "exception",
};

/** The last thing that happened, from a `tracker.updated` event; null for other events and unknown states. */
export function readEasyPostNotice(body: unknown, now: Date): TrackingNotice | null {
  const parsed = trackingNotice.safeParse(body);
  if (!parsed.success || !parsed.data.description.startsWith("tracker.")) return null;
  const { id, result } = parsed.data;
  const kind = kinds[result.status];
  const last = result.tracking_details.at(-1);
  if (!kind) return null;
  const at = new Date(last?.datetime ?? result.updated_at ?? now);
  return {
    eventKey: id, trackingNumber: result.tracking_code, kind, words: last?.message?.slice(0, 200) ?? "", place: [last?.tracking_location?.city, last?.tracking_location?.state].filter(Boolean).join(", "),
    at: Number.isNaN(at.getTime()) ? now : at,
  };
}

/** `hmac-sha256-hex=…` over the raw body; the secret in Unicode's compatibility form, as EasyPost's own clients do. */
export function isSignedByEasyPost(secret: string, body: string, header: string | null): boolean {
  const expected = Buffer.from(signForEasyPost(secret, body));
  const given = Buffer.from(header ?? "");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export const signForEasyPost = (secret: string, body: string): string => `hmac-sha256-hex=${createHmac("sha256", secret.normalize("NFKD")).update(body, "utf8").digest("hex")}`;

const serviceOf = (one: { carrier: string; service: string }): string => `${one.carrier}:${one.service}`;
const words = (service: string): string => service.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/_/g, " ");
const minorOf = (amount: string): number => Math.round(Number(amount) * 100);
const inches = (millimeters: number): number => Math.ceil((millimeters / millimetersPerInch) * 10) / 10;
const addressOf = ({ name, line1, line2, city, state, postcode, country, phone }: Address) => ({ name, street1: line1, street2: line2, city, state, zip: postcode, country, phone });
