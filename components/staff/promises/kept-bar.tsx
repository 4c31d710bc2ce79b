import { shareWords } from "./promise-words";

/** The share of kept promises as a bar beside its figure. */
export function KeptBar({ share }: { share: number | null }) {
  return (
    <span className="inline-flex items-center gap-2.5 whitespace-nowrap">
      <span className="figures w-14 sm:text-right">{shareWords(share)}</span>
      <span aria-hidden className="h-2 w-24 overflow-hidden rounded-full bg-sunken"><span className="block h-full bg-action" style={{ width: `${(share ?? 0) * 100}%` }} /></span>
    </span>
  );
}
