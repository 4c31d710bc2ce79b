import Image from "next/image";
import type { DoorFacts } from "@/lib/domain/fulfillment/delivery-trip";

/** What the driver saw, as large as one likes. */
export function DoorPhoto({ trip }: { trip: Pick<DoorFacts, "photoSrc"> }) {
  if (!trip.photoSrc) return null;
  return <a href={trip.photoSrc} target="_blank" rel="noreferrer" className="w-fit"><Image src={trip.photoSrc} alt="Photo of the delivery at the door" width={176} height={176} className="size-44 rounded-md border border-line object-cover" /></a>;
}
