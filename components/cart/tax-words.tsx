import clsx from "clsx";
import { taxWords, type ToldTax } from "@/lib/domain/pricing/tax-words";

/** Below a total. */
export function TaxWords({ tax, className }: { tax: ToldTax; className?: string }) {
  return taxWords(tax).map((words) => <p key={words} className={clsx("text-xs text-muted", className)}>{words}</p>);
}
