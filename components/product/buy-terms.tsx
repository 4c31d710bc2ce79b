import { Box, RotateCcw, Truck, Users } from "lucide-react";
import Link from "next/link";
import { length, weight } from "@/lib/domain/catalog/measure";
import type { ProductVariant } from "@/lib/domain/catalog/product-page";
import { deliveryTerms } from "@/lib/domain/pricing/delivery-charge";
import type { Currency } from "@/lib/kernel/currency";
import { formatMoney, formatRound } from "@/lib/kernel/money";

/** A line of text high, a thumb high to touch. */
const termsLink = "-my-3.5 inline-flex min-h-11 min-w-11 items-center underline underline-offset-4";

/** What to know before buying: parcels, lifting, delivery, returns. */
export function BuyTerms({ variant, currency, returnDays: days }: { variant: ProductVariant; currency: Currency; returnDays: number }) {
  const { parcels } = variant;
  const total = parcels.reduce((sum, parcel) => sum + parcel.weightGrams, 0);
  const { parcelMinor, freeFromMinor, freightMinor } = deliveryTerms[currency];
  const longest = parcels.length > 0 ? Math.max(...parcels.flatMap((parcel) => [parcel.lengthMm, parcel.widthMm, parcel.heightMm])) : 0;
  return (
    <ul className="mt-6 grid gap-3 border-t border-line pt-5 text-sm [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted">
      {parcels.length > 0 && (
        <li className="flex gap-3">
          <Box aria-hidden />
          <span>
            {parcels.length === 1 ? "One parcel" : `${parcels.length} parcels`}, {weight(total)}{parcels.length > 1 ? " in all" : ""}, longest side {length(longest)}
          </span>
        </li>
      )}
      {variant.needsTwoPeople && (
        <li className="flex gap-3">
          <Users aria-hidden />
          <span>Bring a second person: this needs two to lift. Staff help you load at the curb.</span>
        </li>
      )}
      <li className="flex gap-3">
        <Truck aria-hidden />
        <span>
          Delivery {formatMoney(parcelMinor, currency)}, free from {formatRound(freeFromMinor, currency)}; heavy parcels {formatMoney(freightMinor, currency)}.{" "}
          <Link href="/help/delivery" prefetch={false} className={termsLink}>Delivery</Link>
        </span>
      </li>
      <li className="flex gap-3">
        <RotateCcw aria-hidden />
        <span>
          Return it unused within {days} days, in any store. <Link href="/help/returns" prefetch={false} className={termsLink}>Returns</Link>
        </span>
      </li>
    </ul>
  );
}
