import clsx from "clsx";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { moment } from "@/components/staff/frame/moment";
import { clockWords, dayWords } from "@/lib/domain/locations/time-words";
import { statusTone } from "@/components/staff/counter/status-tone";
import type { WaveView } from "@/lib/domain/waves/wave-view";

/** The parts of a wave by tote, how far each is, and who made the walk. */
export function WaveParts({ view }: { view: WaveView }) {
  const zone = view.place.timeZone;
  return (
    <aside className="grid content-start gap-6">
      <section>
        <h2 className="mb-2 text-xs font-semibold text-muted">Parts by tote</h2>
        <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
          {view.parts.map((part) => (
            <li key={part.id} className={clsx("flex items-center gap-3 p-3", part.isOut && "text-muted")}>
              <span className="figures grid size-9 shrink-0 place-items-center rounded-md bg-sunken text-base font-semibold"><span className="sr-only">Tote </span>{part.tote}</span>
              <div className="min-w-0 flex-1 text-sm">
                <Link href={`/staff/pickups/${part.id}`} className="figures inline-flex min-h-11 items-center font-medium underline underline-offset-4 lg:min-h-0">{part.number}</Link>
                <p className="text-xs text-muted">{part.customerName} · {dayWords(new Date(part.promisedAt), zone, new Date(view.now))}, {clockWords(new Date(part.promisedAt), zone)}</p>
                <p className="mt-1 flex flex-wrap gap-1.5">
                  {part.isPriority && <Badge tone="accent">Priority</Badge>}
                  <Badge tone={statusTone(part.status)} hasShape>{part.isOut ? `No longer on this wave: ${part.statusWords.toLowerCase()}` : part.statusWords}</Badge>
                </p>
              </div>
              <p className="figures shrink-0 text-sm"><span className="sr-only">Picked </span><span className="font-semibold">{part.picked}</span><span className="text-muted">/{part.units}</span></p>
            </li>
          ))}
        </ul>
      </section>
      <section className="text-sm">
        <h2 className="mb-2 text-xs font-semibold text-muted">What happened</h2>
        <ol className="grid gap-2">
          <li>Made by {view.madeBy}<span className="block text-xs text-muted">{moment(view.createdAt, zone)}</span></li>
          {view.leftAt && <li>Left by {view.picker.name}<span className="block text-xs text-muted">{moment(view.leftAt, zone)}</span></li>}
          {view.closedAt && <li>{view.status === "finished" ? `Picked by ${view.picker.name}` : "Given back to the queue"}<span className="block text-xs text-muted">{moment(view.closedAt, zone)}</span></li>}
        </ol>
      </section>
    </aside>
  );
}
