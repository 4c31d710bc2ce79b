import { Mark } from "@/components/shell/wordmark";

/** A gift card as it would lie in an envelope. */
export function CardFace({ amount }: { amount: string }) {
  return (
    <div aria-hidden className="relative mx-auto aspect-[1.586] w-full max-w-md overflow-hidden rounded-lg lg:mx-0 bg-action p-6 text-on-action shadow-lg sm:p-8">
      <span className="absolute -top-1/3 -right-1/4 size-full rounded-full bg-on-action/10" />
      <span className="absolute -bottom-1/2 left-1/4 size-full rounded-full bg-on-action/5" />
      <div className="relative flex h-full flex-col justify-between">
        <span className="inline-flex items-center gap-2.5 font-display text-xl leading-none font-medium tracking-[-0.02em]"><Mark className="h-6 w-auto [--paper:var(--action)]" />Alderway Home</span>
        <div className="flex items-end justify-between gap-4">
          <span className="text-sm opacity-80">Gift card</span>
          <span className="figures display-2">{amount}</span>
        </div>
      </div>
    </div>
  );
}
