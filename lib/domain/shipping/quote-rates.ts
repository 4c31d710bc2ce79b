import { transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import type { FulfillmentId } from "@/lib/kernel/ids";
import { outside } from "./buy-labels";
import { carrierGateway } from "./choose-gateway";
import type { CarriageRate, CarrierGateway } from "./gateway";
import { carriagesOf } from "./label-rows";
import { lockShipment } from "./rows";

/** What all boxes of a delivery without a label cost together, by each service that takes every one of them, cheapest first. @throws Refusal `carrier_down`, `address_required`, `not_found`, `wrong_store` */
export async function quoteRates(by: Permit<"fulfillment.work">, input: { fulfillmentId: FulfillmentId }, gateway: CarrierGateway = carrierGateway()): Promise<CarriageRate[]> {
  const carriages = await transaction(async (tx) => carriagesOf(tx, await lockShipment(tx, by, input.fulfillmentId)));
  const open = carriages.filter(({ box }) => box.label === null || box.label.status === "asked");
  const quotes: CarriageRate[][] = [];
  for (const { carriage } of open) quotes.push(await outside(() => gateway.rates(carriage)));
  const [first = [], ...others] = quotes;
  return first.flatMap((rate) => {
    const same = others.map((quote) => quote.find((one) => one.service === rate.service));
    if (same.some((one) => one === undefined)) return [];
    return [{
      ...rate, amountMinor: same.reduce((sum, one) => sum + (one?.amountMinor ?? 0), rate.amountMinor),
      transitDays: same.reduce<number | null>((days, one) => (days === null || one?.transitDays === null ? null : Math.max(days, one?.transitDays ?? 0)), rate.transitDays),
    }];
  }).toSorted((a, b) => a.amountMinor - b.amountMinor);
}
