import { overpaidMinor, refusedBecause, type ConflictDecision, type ConflictFacts, type ConflictKind } from "@/lib/domain/till/till-conflict";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";

const money = (minor = 0): string => formatMoney(minor, homeCurrency);
const difference = (minor = 0): string => (minor === 0 ? "nothing" : `${money(Math.abs(minor))} ${minor > 0 ? "too much" : "too little"}`);

export const kindWords: Record<ConflictKind, string> = {
  stock: "Stock", price: "Price", item_gone: "Item", drawer_closed: "Drawer", paid_twice: "Paid twice", missing: "Missing sale", chain: "Broken chain", refused: "Not booked",
};

/** What is the matter, and what that means. */
export function conflictWords(kind: ConflictKind, facts: ConflictFacts): { title: string; detail: string } {
  switch (kind) {
    case "stock": return { title: `${facts.title}: ${facts.missing} sold that the books did not have`, detail: `The books were raised by ${facts.missing}, so that nobody who was promised one loses it. Count the shelf to see who is right.` };
    case "price": return facts.sku === undefined
      ? { title: `The offer “${facts.title}” had ended`, detail: `${money(facts.nowMinor)} was taken off. The sale stands.` }
      : { title: `${facts.title} was sold for ${money(facts.soldMinor)} and costs ${money(facts.nowMinor)} now`, detail: overpaidMinor(facts) > 0 ? "Tax included. What was paid too much can be given back from a drawer of the store." : "Tax included. The sale stands." };
    case "item_gone": return { title: `${facts.title} is no longer sold`, detail: "It was taken off the assortment while the register was offline. The sale stands." };
    case "drawer_closed": return { title: "Its drawer had been counted", detail: `What the drawer should have held was corrected: the count had ${difference(facts.beforeMinor)}, now ${difference(facts.afterMinor)}.` };
    case "paid_twice": return { title: `${facts.orderNumber} had been paid already, not in cash`, detail: `${money(facts.soldMinor)} in cash was taken for it as well and lies in the drawer. Give it back to the shopper.` };
    case "missing": return { title: `${facts.number} never arrived`, detail: "The register gave this number offline, and later sales came. Look for its receipt and its cash; it leaves this list by itself when it comes." };
    case "chain": return { title: `${facts.number} does not follow the sale before it`, detail: "The queue was copied or changed in that browser. Compare the receipts of the day with the drawer." };
    case "refused": return { title: "A sale was not booked", detail: facts.reason ? refusedBecause[facts.reason] : "" };
  }
}

export const decisionWords = (decision: ConflictDecision, facts: ConflictFacts): string =>
  ({ count: "Count the shelf", keep: "Leave it so", give_back: `Give back ${money(overpaidMinor(facts))}`, settled: "Settled" })[decision];

export const decidedWords: Record<ConflictDecision, string> = { count: "a count was asked for", keep: "left so", give_back: "given back", settled: "settled" };
