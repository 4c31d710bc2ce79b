import Image from "next/image";
import { proofWords, type DoorFacts } from "@/lib/domain/fulfillment/delivery-trip";

/** To whom it was given at the door or where it stands, and what the driver saw, as large as one likes; nothing before that. */
export function DoorProof({ trip }: { trip: Pick<DoorFacts, "proof" | "note" | "photoSrc"> | null }) {
  if (!trip?.proof || !trip.note) return null;
  return (
    <div className="grid gap-2">
      <p>{proofWords(trip.proof, trip.note)}.</p>
      {trip.photoSrc && <a href={trip.photoSrc} target="_blank" rel="noreferrer" className="w-fit"><Image src={trip.photoSrc} alt="Photo of the delivery at the door" width={176} height={176} className="size-44 rounded-md border border-line object-cover" /></a>}
    </div>
  );
}
