import { DoorProof } from "./door-proof";
import type { OrderPart } from "@/lib/domain/orders/order-view";

/** How a delivery by our own van went, or what to expect of it. */
export function AtTheDoor({ part: { status, store, trip } }: { part: OrderPart }) {
  if (status === "delivered") return <DoorProof trip={trip} />;
  if (status === "attempted" && trip?.note) return <p>The driver noted: {trip.note}. <span className="text-muted">Your order is back at {store.name}. Nothing was charged.</span></p>;
  if (status === "on_the_van") return <p>Our van is on its way.{store.phone && <> <span className="text-muted">Is something in the way?</span> <a href={`tel:${store.phone}`} className="underline underline-offset-4">Call the store</a>.</>}</p>;
  return null;
}
