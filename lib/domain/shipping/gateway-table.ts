import { createHash } from "node:crypto";
import type { CarrierGateway } from "./gateway";
import { tableRates, trackingNumberOf, type TableRate } from "./rate-table";
import { homeCurrency } from "@/lib/kernel/currency";

/** Where a postcode is not known, the farthest zone: a guess that never asks too little. */
const farKm = 5_000;
const carrier = "Alderway Carrier";

/** The built-in carrier: prices from the table, labels that the shop draws itself. Its numbers follow from the key. */
export const tableGateway: CarrierGateway = {
  name: "table",
  rates: (box) => Promise.resolve(tableRates(box, box.km ?? farKm).map((rate) => ({ ...asRate(rate), transitDays: rate.transitDays }))),
  buy({ key, service, box }) {
    const rate = tableRates(box, box.km ?? farKm).find((one) => one.service === service);
    if (!rate) return Promise.resolve({ status: "refused", reason: "This box is too large or too heavy for that service." });
    const seed = createHash("sha256").update(key).digest().readBigUInt64BE();
    return Promise.resolve({ status: "bought", ref: key, trackingNumber: trackingNumberOf(seed), trackingUrl: null, amountMinor: rate.amountMinor, currency: homeCurrency, document: null });
  },
  void: () => Promise.resolve({ status: "voided" }),
};

const asRate = ({ service, title, amountMinor }: TableRate) => ({ service, title, carrier, amountMinor, currency: homeCurrency });
