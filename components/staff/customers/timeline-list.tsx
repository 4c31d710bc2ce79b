import Link from "next/link";
import type { TimelineEntry } from "@/lib/domain/customers/timeline";


/** Days with their entries, newest first, by the store's clock. */
export function TimelineList({ entries, timeZone }: { entries: TimelineEntry[]; timeZone: string }) {
  const time = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit", timeZone });
  const day = new Intl.DateTimeFormat("en-US", { weekday: "short", month: "short", day: "numeric", year: "numeric", timeZone });
  const days = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const label = day.format(new Date(entry.at));
    days.set(label, [...(days.get(label) ?? []), entry]);
  }
  return (
    <ol className="grid gap-5">
      {[...days].map(([label, list]) => (
        <li key={label}>
          <h3 className="sticky top-0 bg-paper py-1 text-2xs font-medium text-muted">{label}</h3>
          <ol className="mt-1 divide-y divide-line rounded-md border border-line bg-surface">
            {list.map((entry) => (
              <li key={entry.id} className="grid grid-cols-[4.5rem_1fr] gap-x-3 px-3 py-2.5 text-sm sm:grid-cols-[4.5rem_6rem_1fr]">
                <time dateTime={entry.at} className="figures text-xs leading-5 text-muted">{time.format(new Date(entry.at))}</time>
                <span className="hidden text-xs leading-5 text-muted sm:block">{entry.channel}</span>
                <p>
                  <span className="font-medium">{entry.words}</span>
                  {entry.detail && <> {entry.href ? <Link href={entry.href} className="underline underline-offset-4">{entry.detail}</Link> : entry.detail}</>}
                  {(entry.store || entry.actor) && <span className="block text-xs text-muted">{[entry.store, entry.actor].filter(Boolean).join(" · ")}</span>}
                </p>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}
