import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";

export function ShipToCard({ view: { shipTo: to } }: { view: PickupView }) {
  if (!to) return null;
  return (
    <address className="rounded-md border border-line bg-surface p-4 text-sm not-italic">
      <span className="block text-xs text-muted">Ship to</span>{to["name"]}<br />{to["line1"]}{to["line2"] ? `, ${to["line2"]}` : ""}<br />{to["city"]}, {to["state"]} {to["postcode"]}
    </address>
  );
}
