import { creditsAt, unitsMinor, type MoneyOfPart } from "@/lib/domain/fulfillment/line-money";
import { dateWords } from "@/lib/domain/locations/time-words";
import { dayAfter, dayAt, instantAt } from "@/lib/domain/locations/zone-day";
import type { FulfillmentId, FulfillmentLineId, OrderLineId, VariantId } from "@/lib/kernel/ids";
import { returnDays } from "./return-policy";

/** What decides over returning units of one line of a fulfillment. */
export type LineFacts = {
  id: FulfillmentLineId; fulfillmentId: FulfillmentId; orderLineId: OrderLineId; variantId: VariantId;
  /** Units whose price `totalMinor` is; those handed over are the first of them. */
  pricedUnits: number; totalMinor: number; /** What other parts paid of it, where it was taken in exchange. */ credits: MoneyOfPart[]; handedOver: number; isCancelled: boolean;
  /** When the last of them was handed over or delivered; null before. */
  givenAt: string | null;
  timeZone: string;
  /** Slugs of the product's category and those above it. */
  categories: string[];
  /** Units that are in a return or came back, by their place in the line. */
  taken: { position: number; isBack: boolean; number: string }[];
};

export type Returnability = {
  /** Units that may be returned now. */
  left: number;
  until: Date | null;
  /** Null while `left` is above zero. */
  blockedBy: "not_given" | "came_back" | "in_return" | "too_late" | null;
};

/** May units of this line be returned, until when, and if not, why: the one answer for every channel. */
export function returnability(line: LineFacts, now: Date, hasReceipt = true): Returnability {
  const until = line.givenAt === null ? null : lastMoment(line, line.givenAt, hasReceipt);
  const free = line.handedOver - line.taken.length;
  if (line.handedOver === 0 || until === null) return { left: 0, until: null, blockedBy: "not_given" };
  if (free <= 0) return { left: 0, until, blockedBy: line.taken.every((unit) => unit.isBack) ? "came_back" : "in_return" };
  return until <= now ? { left: 0, until, blockedBy: "too_late" } : { left: free, until, blockedBy: null };
}

export function blockWords(line: LineFacts, { blockedBy, until }: Returnability): string {
  switch (blockedBy) {
    case null: return "";
    case "not_given": return line.isCancelled ? "Cancelled" : "You can return it once you have it";
    case "came_back": return "Returned already";
    case "in_return": return `In return ${line.taken.find((unit) => !unit.isBack)?.number ?? ""}`;
    case "too_late": return until ? `The time to return it ended ${dateWords(new Date(until.getTime() - 1), line.timeZone)}` : "";
  }
}

/** The places of units that a return of so many takes: the last free ones, as a line's cents belong to its first units. */
export function freePositions(line: Pick<LineFacts, "handedOver" | "taken">, quantity: number): number[] {
  const taken = new Set(line.taken.map(({ position }) => position));
  return Array.from({ length: line.handedOver }, (_, position) => line.handedOver - 1 - position).filter((position) => !taken.has(position)).slice(0, quantity);
}

/** What the unit at a place of its line cost; all places sum to the line's total with its credits. */
export const unitMinor = ({ totalMinor, pricedUnits, credits }: Pick<LineFacts, "totalMinor" | "pricedUnits" | "credits">, position: number): number =>
  creditsAt(credits, pricedUnits, position).reduce((sum, { amountMinor }) => sum + amountMinor, unitsMinor(totalMinor, pricedUnits, position, 1));

/** The end of the last day, in the zone of the store that gave it. */
function lastMoment({ timeZone, categories }: LineFacts, givenAt: string, hasReceipt: boolean): Date {
  const day = dayAfter(dayAt(timeZone, Date.parse(givenAt)), returnDays(categories, hasReceipt));
  return new Date(instantAt(timeZone, day, 1440));
}
