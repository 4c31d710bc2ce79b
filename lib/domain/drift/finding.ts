/** A rule that does not hold, with the rows that break it. */
export type BrokenRule = { name: string; rows: Record<string, unknown>[] };

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Everything in a row that names something. */
export const idsIn = (row: Readonly<Record<string, unknown>>): string[] => [...new Set(Object.values(row).filter((value): value is string => typeof value === "string" && uuid.test(value)))];

/** What a row is about, so that it is the same finding tomorrow, when its figures differ. */
export function rowKeyOf(row: Readonly<Record<string, unknown>>): string {
  const ids = idsIn(row);
  return (ids.length > 0 ? ids.join(" ") : JSON.stringify(row)).slice(0, 400);
}

/** What a person does about a rule of a room where no repair follows from the row itself. */
export const whereToLook: Record<string, string> = {
  inventory: "Open the shelf's ledger and look for the line that is missing or twice; then correct the stock with a reason.",
  fulfillment: "Open the order: its part and its units disagree. Cancel or hand over what is really so.",
  payments: "Compare the payment with the provider's own account before any money moves again.",
  orders: "Open the order and compare its lines, parts and total.",
  returns: "Open the return: its units, its state and its money disagree.",
  transfers: "Open the transfer and compare what was sent with what arrived.",
  purchasing: "Open the purchase order and compare what was ordered with what arrived.",
  waves: "Open the wave: its parts and its picks disagree. Dissolve it; the parts stay as they are.",
  pricing: "Look at the coupon or price list that is named; what was charged stays as it was.",
  carts: "Nothing is sold from it. The shopper may empty the cart.",
  locations: "Look at the store's slots and hours of the day that is named.",
};
