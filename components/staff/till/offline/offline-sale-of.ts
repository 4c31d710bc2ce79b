import type { Quote } from "@/lib/domain/pricing/quote";
import { cashDue } from "@/lib/domain/till/cash";
import type { Receipt } from "@/lib/domain/till/get-receipt";
import type { TillView } from "@/lib/domain/till/till-view";
import type { CatalogIndex } from "../find-item";
import type { OpenSale } from "../sale";
import type { SaleFacts } from "./sign-sale";

type Paid = { till: TillView; sale: OpenSale; price: Quote; index: CatalogIndex; receivedMinor: number; email: string | null };

/** What is signed of a sale and what is printed of it, both from the same figures; null while nobody or no drawer can take money. */
export function offlineSaleOf({ till, sale, price, index, receivedMinor, email }: Paid): { facts: SaleFacts; receipt: Omit<Receipt, "number"> } | null {
  if (!till.seller || till.drawer?.status !== "open") return null;
  const soldAt = new Date().toISOString();
  const dueMinor = cashDue(price.totalMinor, price.currency);
  const variantOf = (key: string) => price.lines.find((line) => line.key === key)?.variantId ?? "";
  return {
    facts: {
      saleId: sale.saleId, sessionId: till.drawer.id, staffId: till.seller.id, soldAt, customerId: sale.customer?.id ?? null, email, totalMinor: price.totalMinor, receivedMinor,
      lines: price.lines.map(({ variantId, quantity, unitMinor, discountMinor, taxRatePpm, taxMinor }) => ({ variantId, quantity, unitMinor, discountMinor, taxRatePpm, isTaxIncluded: index.byId.get(variantId)?.isTaxIncluded ?? false, taxMinor })),
      promotions: price.promotions.flatMap((one) => (one.isApplied && one.lines.length > 0 ? [{ promotionId: one.promotionId, name: one.name, kind: one.kind, lines: one.lines.filter(({ amountMinor }) => amountMinor > 0).map(({ key, amountMinor }) => ({ variantId: variantOf(key), amountMinor })) }] : [])),
    },
    receipt: {
      at: soldAt, currency: price.currency, contactName: sale.customer?.name ?? "", soldBy: till.seller.name, register: till.register.name, store: till.store,
      lines: price.lines.map(({ key, variantId, quantity, unitMinor, discountMinor }) => {
        const item = index.byId.get(variantId);
        return { title: item?.title ?? "", variantTitle: item?.option ?? "", sku: item?.sku ?? "", quantity, unitMinor, discountMinor, parts: [], offers: price.promotions.flatMap((one) => (one.isApplied ? one.lines.filter((part) => part.key === key).map(({ amountMinor }) => ({ name: one.name, amountMinor })) : [])) };
      }),
      subtotalMinor: price.subtotalMinor, discountMinor: price.discountMinor, chargesMinor: 0, taxMinor: price.taxMinor, includedTaxMinor: price.includedTaxMinor, taxExemption: null, totalMinor: price.totalMinor, parts: [],
      tenders: [{ tender: "cash", brand: null, last4: null, amountMinor: price.totalMinor }], cash: { dueMinor, receivedMinor, changeMinor: receivedMinor - dueMinor },
    },
  };
}
