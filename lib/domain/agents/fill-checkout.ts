import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cartOf, type Permit } from "@/lib/domain/identity/permit";
import { emailInput } from "@/lib/domain/identity/account-forms";
import { applyCheckoutCoupons } from "@/lib/domain/orders/apply-checkout-coupons";
import { readCheckout } from "@/lib/domain/orders/checkout-facts";
import { chooseDeliveryWindow } from "@/lib/domain/orders/choose-delivery-window";
import { chooseSlot } from "@/lib/domain/orders/choose-slot";
import { readLineStock } from "@/lib/domain/orders/line-stock";
import { toPhoneNumber } from "@/lib/domain/orders/phone-number";
import { prepareCheckout } from "@/lib/domain/orders/prepare-checkout";
import { checkPostcode } from "@/lib/domain/orders/save-address";
import { saveContact } from "@/lib/domain/orders/save-contact";
import { saveDelivery } from "@/lib/domain/orders/save-delivery";
import { savePickup } from "@/lib/domain/orders/save-pickup";
import { startCheckout } from "@/lib/domain/orders/start-checkout";
import type { CartLineId, CheckoutId } from "@/lib/kernel/ids";
import type { Refusal } from "@/lib/kernel/refusal";
import { say } from "@/lib/kernel/wording";
import { codeOf } from "./agent-message";
import type { AgentState, KeptProblem } from "./agent-state";
import { listCartLines } from "./list-cart-lines";
import { readSlotOption, readVanOption, sentOption, shippingMethod } from "./merge-methods";
import { refusalOf } from "./refusal-of";
import { countryOf, givenAddress, judgeAddress, nameOf } from "./ship-to";

/** How far an incomplete buyer or address is forgiven: only a trial does. */
export type Leniency = { isTrial: boolean };

type Complain = (path: string, refusal: Refusal | null) => void;

/** Whom a trial's nameless buyer is taken for. */
const trialBuyer = { name: "Trial buyer", email: "buyer@trial.example", phone: null };

/**
 * Takes the agent's cart to checkout and fills in what it knows, by the steps that any shopper takes; prepares it when
 * nothing is missing, so that stock and hours are held. What a step refuses is kept as a problem.
 * @throws Refusal `cart_empty`, `in_progress`, `illegal_move`
 */
export async function fillCheckout(tx: Tx, by: Permit<"orders.place">, state: AgentState, { isTrial }: Leniency): Promise<{ checkoutId: CheckoutId; state: AgentState }> {
  const { checkoutId } = await startCheckout(tx, by);
  const problems: KeptProblem[] = [...state.problems];
  const complain: Complain = (path, refusal) => {
    if (refusal && unheard.includes(refusal.code)) throw refusal;
    if (refusal) problems.push({ code: codeOf(refusal.code), path, content: typeof refusal.facts.reason === "string" ? refusal.facts.reason : say(refusal.code, refusal.facts), isWarning: false });
  };

  await fillContact(tx, by, checkoutId, state, isTrial, problems);
  await fillDelivery(tx, by, checkoutId, state, isTrial, problems, complain);
  const refused = await applyCheckoutCoupons(tx, by, { checkoutId, codes: unique(state.codes) });
  for (const { code, problem } of refused) problems.push({ code: codeOf(problem.code), path: `$.discounts.codes[${state.codes.indexOf(code)}]`, content: say(problem.code, { ...problem.facts, code }), isWarning: true });
  const lines = await listCartLines(cartOf(by), tx);
  const suppliedLines = await sentLines(tx, by, checkoutId, state);
  if (suppliedLines.length > 0) await savePickup(tx, by, { checkoutId, personName: null, personContact: null, suppliedLines });
  for (const [i, method] of state.methods.entries()) {
    const slot = method.kind === "pickup" ? readSlotOption(method.optionId) : null;
    if (method.kind === "pickup" && method.optionId && method.optionId !== sentOption && !slot) problems.push({ code: "invalid_fulfillment_option", path: `$.fulfillment.methods[${i}].groups[0].selected_option_id`, content: "This option was not offered.", isWarning: false });
    const place = slot && lines.find((line) => line.locationId !== null && line.locationId === method.destinationId)?.locationId;
    if (slot && place) complain(`$.fulfillment.methods[${i}].groups[0].selected_option_id`, await refusalOf(tx.transaction((inner) => chooseSlot(inner, by, { checkoutId, locationId: place, startsAt: slot.startsAt, endsAt: slot.endsAt, suppliedLines }))));
  }
  if (!problems.some((one) => !one.isWarning)) {
    const refusal = await refusalOf(tx.transaction((inner) => prepareCheckout(inner, by, { checkoutId })));
    // What is merely not told yet is said by the view, field by field.
    if (!untold.includes(refusal?.code ?? "")) complain("$.fulfillment", refusal);
  }
  return { checkoutId, state: { ...state, problems } };
}

/** Lines of which the buyer knows that they, or some of their units, are sent to the chosen store first. */
async function sentLines(tx: Tx, by: Permit<"orders.place">, checkoutId: CheckoutId, { methods }: AgentState): Promise<CartLineId[]> {
  const stores = new Set(methods.flatMap((method) => (method.kind === "pickup" && (method.optionId === sentOption || readSlotOption(method.optionId)?.isSent) ? (method.destinationId ?? []) : [])));
  if (stores.size === 0) return [];
  const facts = await readCheckout(sql`c.id = ${checkoutId}`, by.channel, tx);
  const { supplied } = facts ? await readLineStock(facts, tx) : { supplied: new Map<CartLineId, unknown>() };
  return facts?.lines.filter((line) => line.locationId !== null && stores.has(line.locationId) && supplied.has(line.key)).map(({ key }) => key) ?? [];
}

/** Not about one field: the whole request is refused. */
const unheard: readonly string[] = ["in_progress", "illegal_move", "not_found", "cart_empty"];
const untold: readonly string[] = ["contact_required", "slot_required", "address_required", "cart_changed"];

async function fillContact(tx: Tx, by: Permit<"orders.place">, checkoutId: CheckoutId, { buyer, methods }: AgentState, isTrial: boolean, problems: KeptProblem[]): Promise<void> {
  const email = emailInput.safeParse(buyer?.email ?? "");
  if (buyer?.email && !email.success) problems.push({ code: "invalid_email", path: "$.buyer.email", content: email.error.issues[0]?.message ?? "This e-mail is not valid.", isWarning: false });
  if (!email.success) {
    if (isTrial) await saveContact(tx, by, { checkoutId, ...trialBuyer });
    return;
  }
  const phone = buyer?.phone_number ? toPhoneNumber(buyer.phone_number) : null;
  if (buyer?.phone_number && !phone) problems.push({ code: "invalid_phone", path: "$.buyer.phone_number", content: "We could not read this phone number and go on without it.", isWarning: true });
  const receiver = shippingMethod(methods)?.destinations.map(nameOf).find(Boolean);
  await saveContact(tx, by, { checkoutId, name: nameOf(buyer) ?? receiver ?? email.data.split("@")[0] ?? email.data, email: email.data.toLowerCase(), phone });
}

async function fillDelivery(tx: Tx, by: Permit<"orders.place">, checkoutId: CheckoutId, { buyer, methods }: AgentState, isTrial: boolean, problems: KeptProblem[], complain: Complain): Promise<void> {
  const method = shippingMethod(methods);
  const i = method ? methods.indexOf(method) : 0;
  const at = method?.destinations.findIndex((one) => one.id === method.destinationId) ?? -1;
  const destination = method?.destinations[at];
  if (method?.destinationId && !destination) problems.push({ code: "invalid_destination", path: `$.fulfillment.methods[${i}].selected_destination_id`, content: "This destination is not among those given.", isWarning: false });
  if (!method || !destination) {
    await saveDelivery(tx, by, { checkoutId, shipTo: null, option: null });
    return;
  }
  const path = `$.fulfillment.methods[${i}].destinations[${at}]`;
  const isOurs = !isTrial && countryOf(destination) === "US";
  const judged = isOurs ? judgeAddress(destination, buyer, path) : { shipTo: givenAddress(destination, buyer), messages: [] };
  for (const message of judged.messages) problems.push({ code: message.code, path: message.path ?? path, content: message.content, isWarning: false });
  if (isOurs && judged.shipTo) {
    const wrong = await refusalOf(checkPostcode(tx, judged.shipTo));
    if (wrong) problems.push({ code: "invalid_address", path: `${path}.postal_code`, content: String(wrong.facts.reason ?? "Check this ZIP code."), isWarning: false });
  }
  const van = readVanOption(method.optionId);
  await saveDelivery(tx, by, { checkoutId, shipTo: judged.shipTo, option: van ? null : method.optionId });
  const refusal = van && judged.shipTo && (await refusalOf(tx.transaction((inner) => chooseDeliveryWindow(inner, by, { checkoutId, ...van }))));
  if (refusal) complain(`$.fulfillment.methods[${i}].groups[0].selected_option_id`, refusal);
}

const unique = (codes: readonly string[]): string[] => codes.filter((code, i) => code.trim() !== "" && codes.findIndex((one) => one.toUpperCase() === code.toUpperCase()) === i);
