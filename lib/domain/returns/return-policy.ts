/** The house's promise about returns, as data: shop, counter and console read it here. */
export const returnPolicy = {
  /** Days from hand-over or delivery, to the end of the last one. */
  days: 60,
  /** Categories with fewer days; a category stands for what is below it. */
  exceptions: [
    { category: "electronics", label: "Electronics", days: 30 },
    { category: "small-appliances", label: "Small appliances", days: 30 },
  ],
  condition: "Unused and complete. What is broken or wrong comes back as it is.",
  /** Without receipt, code or mail the purchase is looked up, an ID is noted, and these narrower limits hold. */
  withoutReceipt: { days: 30, mostMinor: 25_000 },
  /** Where no purchase is found at all: the lowest price of so many days, as store credit. Above a sum within them, for one person or ID, or from so many returns on, a manager says yes; above another nobody does. */
  withoutPurchase: { days: 90, mostMinor: 10_000, oftenFrom: 2, neverAboveMinor: 50_000 },
  /** What a shopper asks for online above this waits for a person's yes. */
  reviewAboveMinor: 75_000,
  /** An approved return is brought within so many days. */
  bringWithinDays: 30,
  delivery: "The delivery charge comes back when a whole delivery comes back through our fault.",
} as const;

/** Days to return what belongs to these categories: a category and those above it, by slug. */
export function returnDays(categories: readonly string[], hasReceipt = true): number {
  const own = returnPolicy.exceptions.find(({ category }) => categories.includes(category))?.days ?? returnPolicy.days;
  return hasReceipt ? own : Math.min(own, returnPolicy.withoutReceipt.days);
}

export const returnReasons = {
  changed_mind: { label: "Changed my mind", isOurFault: false },
  does_not_fit: { label: "Does not fit the room", isOurFault: false },
  not_as_shown: { label: "Looks different than shown", isOurFault: true },
  damaged: { label: "Arrived damaged", isOurFault: true },
  faulty: { label: "Does not work", isOurFault: true },
  part_missing: { label: "A part is missing", isOurFault: true },
  wrong_item: { label: "Not what I ordered", isOurFault: true },
} as const;
export type ReturnReason = keyof typeof returnReasons;
export const returnReasonKeys = Object.keys(returnReasons) as [ReturnReason, ...ReturnReason[]]; // the keys of the literal above
