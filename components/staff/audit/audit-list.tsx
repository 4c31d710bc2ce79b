import Link from "next/link";
import type { AuditEntry } from "@/lib/domain/identity/audit";
import { fieldWords, kindWords, valueWords } from "./audit-words";

type Props = { entries: AuditEntry[]; timeZone: string; focusId?: number | null };

/** What happened, newest first. Each entry has its own address. */
export function AuditList({ entries, timeZone, focusId }: Props) {
  const day = new Intl.DateTimeFormat("en-US", { weekday: "long", month: "long", day: "numeric", year: "numeric", timeZone });
  const time = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit", second: "2-digit", timeZone, timeZoneName: "short" });
  const days = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    const key = day.format(new Date(entry.at));
    days.set(key, [...(days.get(key) ?? []), entry]);
  }
  return (
    <div className="grid gap-6">
      {[...days].map(([title, list]) => (
        <section key={title}>
          <h2 className="mb-2 text-xs font-medium text-muted">{title}</h2>
          <ol className="divide-y divide-line rounded-md border border-line bg-surface">
            {list.map((entry) => (
              <li key={entry.id} id={`e${entry.id}`} className={`grid scroll-mt-24 gap-x-6 gap-y-2 px-4 py-3 target:bg-action-soft lg:grid-cols-[7.5rem_12rem_1fr] ${focusId === entry.id ? "bg-action-soft" : ""}`}>
                <a href={`#e${entry.id}`} className="figures text-xs whitespace-nowrap text-muted underline-offset-4 hover:underline">{time.format(new Date(entry.at))}</a>
                <p className="text-sm leading-snug"><span className="block font-medium">{entry.who}</span>{entry.location && <span className="block text-xs text-muted">{entry.location}</span>}</p>
                <div className="min-w-0">
                  <p className="text-sm">
                    <span className="font-medium">{kindWords(entry.kind)}</span>
                    {entry.subjectName && <> · {entry.href ? <Link href={entry.href} className="underline underline-offset-4">{entry.subjectName}</Link> : entry.subjectName}</>}
                    {entry.reason && <span className="text-muted"> · {entry.reason}</span>}
                  </p>
                  {entry.changes.length > 0 && <Changes changes={entry.changes} currency={entry.currency} />}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Changes({ changes, currency }: Pick<AuditEntry, "changes" | "currency">) {
  return (
    <dl className="mt-2 grid gap-y-1 text-xs">
      {changes.map(({ field, before, after }) => (
        <div key={field} className="grid grid-cols-[8rem_1fr] gap-x-4">
          <dt className="text-muted">{fieldWords(field)}</dt>
          <dd className="figures min-w-0 break-words">
            <del className="text-muted decoration-line-strong"><span className="sr-only">before: </span><Value text={valueWords(field, before, currency)} /></del>
            <span aria-hidden className="mx-2 text-muted">→</span>
            <ins className="no-underline"><span className="sr-only">after: </span><Value text={valueWords(field, after, currency)} /></ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const atOnce = 400;

function Value({ text }: { text: string }) {
  if (text.length <= atOnce) return text;
  return <details className="inline-block align-top"><summary className="cursor-pointer">{text.slice(0, atOnce)}… <span className="underline underline-offset-4">Whole text</span></summary>{text}</details>;
}
