import { JsonLd } from "@/components/shell/json-ld";
import type { BuyBox } from "@/lib/domain/carts/buy-box";

type Props = { offer: { name: string; sku: string; price: string; currency: string; url: string }; box: BuyBox; storeSlug: string | null };

const inStock = "https://schema.org/InStock";
const outOfStock = "https://schema.org/OutOfStock";

/** The offers a shopper sees, for machines: delivery, and pickup at the chosen store with its code. */
export function OfferData({ offer, box, storeSlug }: Props) {
  const ship = box.options.find((option) => option.method === "ship");
  const pickup = box.options.find((option) => option.method === "pickup");
  const base = { "@type": "Offer", priceCurrency: offer.currency, price: offer.price, sku: offer.sku, url: offer.url };
  const offers = [
    { ...base, availability: ship?.isPossible ? inStock : outOfStock, availableDeliveryMethod: "https://schema.org/ParcelService" },
    ...(storeSlug && pickup ? [{ ...base, availability: pickup.isPossible ? inStock : outOfStock, availableDeliveryMethod: "https://schema.org/OnSitePickup", availableAtOrFrom: { "@type": "Place", branchCode: storeSlug } }] : []),
  ];
  return <JsonLd data={{ "@context": "https://schema.org", "@type": "Product", sku: offer.sku, name: offer.name, offers }} />;
}
