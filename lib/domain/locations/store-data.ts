import type { StoreSummary } from "./store-summary";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
const clock = (minute: number) => `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** A store as schema.org's LocalBusiness, with weekly hours and dated exceptions. */
export function storeData(store: StoreSummary, siteUrl: string): object {
  return {
    "@context": "https://schema.org", "@type": "HomeGoodsStore", "@id": `${siteUrl}/stores/${store.slug}`, url: `${siteUrl}/stores/${store.slug}`, name: store.name, branchCode: store.slug,
    ...(store.phone && { telephone: store.phone }),
    address: { "@type": "PostalAddress", streetAddress: [store.addressLine1, store.addressLine2].filter(Boolean).join(", "), addressLocality: store.city, addressRegion: store.state, postalCode: store.postcode, addressCountry: store.country },
    geo: { "@type": "GeoCoordinates", latitude: store.latitude, longitude: store.longitude },
    openingHoursSpecification: [
      ...store.hours.map(({ weekday, opensMinute, closesMinute }) => ({ "@type": "OpeningHoursSpecification", dayOfWeek: `https://schema.org/${weekdays[weekday - 1]}`, opens: clock(opensMinute), closes: clock(closesMinute) })),
      ...store.exceptions.map(({ day, opensMinute, closesMinute }) => ({ "@type": "OpeningHoursSpecification", validFrom: day, validThrough: day, opens: clock(opensMinute ?? 0), closes: clock(closesMinute ?? 0) })),
    ],
  };
}
