import Image from "next/image";
import type { FileVariant } from "@/lib/domain/customers/get-customer-file";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";

type Props = { title: string; items: (FileVariant & { reason?: string })[]; empty: string; action?: (item: FileVariant) => React.ReactNode };

/** A few goods in the file: what they are, what they cost, whether this store has them. */
export function VariantStrip({ title, items, empty, action }: Props) {
  return (
    <section>
      <h2 className="text-sm font-semibold">{title}</h2>
      {items.length === 0 ? <p className="mt-1 text-sm text-muted">{empty}</p> : (
        <ul className="mt-2 divide-y divide-line rounded-md border border-line bg-surface">
          {items.slice(0, 6).map((item) => (
            <li key={item.variantId} className="flex items-center gap-3 px-3 py-2">
              {item.image && <Image src={item.image} alt="" width={44} height={44} className="rounded-sm" />}
              <div className="min-w-0 flex-1 text-sm">
                <p className="truncate">{item.title}{item.variantTitle ? `, ${item.variantTitle}` : ""}</p>
                <p className="truncate text-xs text-muted">
                  {item.priceMinor !== null && <span className="figures">{formatMoney(item.priceMinor, homeCurrency)} · </span>}
                  {item.availableHere > 0 ? <span className="figures">{item.availableHere} here</span> : "Not here"}
                  {item.reason && ` · ${item.reason}`}
                </p>
              </div>
              {action?.(item)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
