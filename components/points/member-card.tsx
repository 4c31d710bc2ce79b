import { Barcode } from "@/components/ui/barcode";

/** What a till scans: the code stays black on white in both themes. */
export function MemberCard({ name, tier, loyaltyNumber }: { name: string; tier: string; loyaltyNumber: string }) {
  return (
    <section aria-label="Member card" className="overflow-hidden rounded-lg border border-line bg-surface">
      <div className="flex items-baseline justify-between gap-4 px-5 pt-4 pb-3">
        <p className="truncate font-medium">{name}</p>
        <p className="shrink-0 text-sm text-muted">{tier}</p>
      </div>
      <div className="grid justify-items-center gap-2 bg-[#fff] px-5 py-5 text-[#000]">
        <Barcode kind="code128" text={loyaltyNumber} label={`Barcode ${loyaltyNumber}`} className="h-20 w-full max-w-80 object-fill" />
        <p className="figures text-sm tracking-widest">{loyaltyNumber}</p>
      </div>
      <p className="px-5 py-3 text-xs text-muted">Show it at any till. Once opened here, this page also opens without a connection.</p>
    </section>
  );
}
