import { keptShare, type PromiseWeek } from "@/lib/domain/fulfillment/promise-ledger";

const height = 96;
const dayWords = new Intl.DateTimeFormat("en-US", { month: "numeric", day: "numeric", timeZone: "UTC" });

/** Promises of every seven days as columns, named by their first day: all of them, and how many were kept. */
export function KeptWeeks({ weeks }: { weeks: PromiseWeek[] }) {
  const most = Math.max(1, ...weeks.map(({ promised }) => promised));
  return (
    <figure>
      <figcaption className="mb-3 flex flex-wrap items-center gap-x-5 gap-y-1 text-xs text-muted">
        <span className="inline-flex items-center gap-1.5"><span aria-hidden className="size-3 rounded-sm bg-action" />kept</span>
        <span className="inline-flex items-center gap-1.5"><span aria-hidden className="size-3 rounded-sm bg-accent" />not kept</span>
      </figcaption>
      <ol className="flex items-end gap-1.5 sm:gap-3">
        {weeks.map((week) => (
          <li key={week.from} className="min-w-0 flex-1 text-center" title={`${week.kept} of ${week.promised} kept`}>
            <span aria-hidden className="mx-auto flex max-w-14 flex-col justify-end overflow-hidden rounded-t-sm" style={{ height }}>
              <span className="bg-accent" style={{ height: ((week.promised - week.kept) / most) * height }} />
              <span className="bg-action" style={{ height: (week.kept / most) * height }} />
            </span>
            <span className="figures mt-1.5 block text-2xs text-muted">{dayWords.format(new Date(week.from))}</span>
            <span className="figures block text-2xs whitespace-nowrap max-sm:sr-only">{Math.round((keptShare(week) ?? 0) * 100)} %</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
