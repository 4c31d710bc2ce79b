import { transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { homeCurrency } from "@/lib/kernel/currency";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import { Refusal } from "@/lib/kernel/refusal";
import { askForLabels } from "./ask-for-labels";
import { carrierGateway, gatewayOf } from "./choose-gateway";
import type { CarrierGateway, CarrierName, LabelAnswer } from "./gateway";
import { recordLabel } from "./record-label";

/**
 * Buys a label for each box that has none. Each is asked for under its own key, so pressing again after a crash or a
 * silence makes no second one.
 * @throws Refusal `carrier_down`, `carrier_refused` with the carrier's words, and as `askForLabels`
 */
export async function buyLabels(by: Permit<"fulfillment.work">, input: { fulfillmentId: FulfillmentId; service: string }, carriers: { now: CarrierGateway; of: (name: CarrierName) => CarrierGateway } = { now: carrierGateway(), of: gatewayOf }): Promise<{ labels: number }> {
  const asked = await transaction((tx) => askForLabels(tx, by, { ...input, carrier: carriers.now.name }));
  let refused: string | null = null;
  for (const { labelId, carrier, service, box } of asked) {
    const gateway = carriers.of(carrier);
    const [answer, rates] = await outside(async (): Promise<[LabelAnswer, Awaited<ReturnType<CarrierGateway["rates"]>>]> => [await gateway.buy({ key: labelId, service, box }), gateway.name === "table" ? await gateway.rates(box) : []]);
    if (answer.status === "refused") refused = answer.reason;
    const rate = rates.find((one) => one.service === service) ?? { service, title: service.split(":")[1] ?? service, carrier: service.split(":")[0] ?? "", amountMinor: 0, currency: homeCurrency, transitDays: null };
    await transaction((tx) => recordLabel(tx, by, { fulfillmentId: input.fulfillmentId, labelId, answer, rate }));
  }
  if (refused !== null) throw new Refusal("carrier_refused", { reason: refused });
  return { labels: asked.length };
}

/** What a carrier does not answer is asked again by whoever presses again. @throws Refusal `carrier_down` */
export async function outside<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    log.warn({ err: error }, "a carrier does not answer");
    throw new Refusal("carrier_down");
  }
}
