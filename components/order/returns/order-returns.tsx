import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { returnWords } from "@/lib/domain/returns/return-state";
import type { ShopperReturns } from "@/lib/domain/returns/return-view";
import { returnTone } from "./return-tone";

/** On the order's page: what went back, and the way to return something. */
export function OrderReturns({ returns, href }: { returns: ShopperReturns; href: string }) {
  const canReturn = returns.lines.some(({ left }) => left > 0);
  if (!canReturn && returns.returns.length === 0) return null;
  return (
    <section aria-labelledby="order-returns" className="mt-4 rounded-lg border border-line bg-surface p-6">
      <h2 id="order-returns" className="text-base font-medium">Returns</h2>
      {returns.returns.length > 0 && (
        <ul className="mt-3 grid gap-1">
          {returns.returns.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-3"><Link href={href} className="figures inline-flex min-h-11 items-center text-sm underline underline-offset-4">{one.number}</Link><Badge tone={returnTone[one.status]} hasShape>{returnWords[one.status].shopper}</Badge></li>
          ))}
        </ul>
      )}
      {canReturn && <LinkButton href={href} look="secondary" className="mt-3 w-full">Return something</LinkButton>}
    </section>
  );
}
