import Image from "next/image";
import { Button } from "@/components/ui/button";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { partOfWords } from "@/lib/domain/fulfillment/in-bundle";
import { returnReasons } from "@/lib/domain/returns/return-policy";
import type { DeskLine } from "@/lib/domain/returns/return-view";
import { formatMoney } from "@/lib/kernel/money";

/** The query of the page, as Next reads it. */
export type Asked = Record<string, string | string[] | undefined>;

/** Every line of the order: how many go back and why, or why they cannot. A plain form that leads to the sum. */
export function ReturnForm({ lines, currency, asked, isClosed = false }: { lines: DeskLine[]; currency: string; asked: Asked; isClosed?: boolean }) {
  const typed = (name: string) => (typeof asked[name] === "string" ? asked[name] : undefined);
  return (
    <form method="get" className={isClosed ? "mt-8" : ""}>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {lines.map((line) => (
          <li key={line.id} className="grid gap-4 p-5 sm:px-7">
            <div className="flex items-center gap-4">
              {line.image && <Image src={line.image.src} alt="" width={72} height={72} className="size-18 shrink-0 rounded-md object-cover" style={{ background: line.image.background }} />}
              <div className="min-w-0 flex-1">
                <p className="font-medium">{line.title}</p>
                <p className="text-sm text-muted empty:hidden">{[line.variantTitle, partOfWords(line.bundle)].filter(Boolean).join(" · ")}</p>
                <p className="mt-0.5 text-sm text-muted">{line.left > 0 ? `Until ${line.until}` : line.why}</p>
              </div>
              {line.left > 0 && <p className="figures shrink-0 text-right text-sm">{formatMoney(line.sumsMinor[0] ?? 0, currency)}{line.left > 1 && <span className="block text-xs text-muted">each</span>}</p>}
            </div>
            {line.left > 0 && (
              <div className="grid gap-4 sm:grid-cols-[7rem_minmax(0,1fr)]">
                <Field id={`quantity-${line.id}`} label="How many">
                  <Select {...fieldAttributes(`quantity-${line.id}`)} name={`quantity.${line.id}`} defaultValue={typed(`quantity.${line.id}`) ?? "0"}>
                    {Array.from({ length: line.left + 1 }, (_, count) => <option key={count} value={count}>{count === 0 ? "None" : count}</option>)}
                  </Select>
                </Field>
                <Field id={`reason-${line.id}`} label="Why">
                  <Select {...fieldAttributes(`reason-${line.id}`)} name={`reason.${line.id}`} defaultValue={typed(`reason.${line.id}`) ?? ""}>
                    <option value="">Choose a reason</option>
                    {Object.entries(returnReasons).map(([reason, { label }]) => <option key={reason} value={reason}>{label}</option>)}
                  </Select>
                </Field>
              </div>
            )}
          </li>
        ))}
      </ul>
      {!isClosed && <Button type="submit" size="large" className="mt-6 max-sm:w-full">See what you get back</Button>}
    </form>
  );
}
