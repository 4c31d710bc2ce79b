import type { PickupView } from "@/lib/domain/fulfillment/pickup-view";

export function ShipToCard({ view: { method, shipTo: to } }: { view: PickupView }) {
  if (!to) return null;
  return (
    <address className="rounded-md border border-line bg-surface p-4 text-sm not-italic">
      <span className="block text-xs text-muted">{method === "ship" ? "Ship to" : "Bring to"}</span>{to["name"]}<br />{to["line1"]}{to["line2"] ? `, ${to["line2"]}` : ""}<br />{to["city"]}, {to["state"]} {to["postcode"]}
    </address>
  );
}
