import { dateWords } from "@/lib/domain/locations/time-words";
import type { DeskLine } from "./return-view";
import { blockWords, freePositions, returnability, unitMinor } from "./returnable";
import type { OrderLineFacts } from "./rows";

/** A line as the form that returns it shows it. */
export function deskLine(line: OrderLineFacts, now: Date, hasReceipt = true): DeskLine {
  const may = returnability(line, now, hasReceipt);
  let sum = 0;
  return {
    id: line.id, title: line.title, variantTitle: line.variantTitle, bundle: line.bundle, sku: line.sku, image: line.image, left: may.left, sumsMinor: freePositions(line, may.left).map((position) => (sum += unitMinor(line, position))),
    until: may.until && dateWords(new Date(may.until.getTime() - 1), line.timeZone), why: blockWords(line, may),
  };
}
