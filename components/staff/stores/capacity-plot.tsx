import clsx from "clsx";
import { isFull, workIn, workKinds, workLabel, type CapacityDay, type CapacityHour, type WorkKind } from "@/lib/domain/locations/capacity";
import { calendarWords, clockWords, hoursWords } from "@/lib/domain/locations/time-words";

const colors: Record<WorkKind, string> = { pickup: "bg-plot-1", curbside: "bg-plot-2", delivery: "bg-plot-3", appointment: "bg-plot-4", ship: "bg-plot-5" };

/** Each day a row, each hour a column as tall as the hour has room, filled by kind of work. */
export function CapacityPlot({ days, timeZone }: { days: CapacityDay[]; timeZone: string }) {
  return (
    <figure className="rounded-md border border-line bg-surface p-4">
      <figcaption className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-1 text-xs text-muted">
        {workKinds.map((kind) => <span key={kind} className="inline-flex items-center gap-1.5"><span aria-hidden className={clsx("size-3 rounded-sm", colors[kind])} />{workLabel[kind]}</span>)}
        <span className="inline-flex items-center gap-1.5"><span aria-hidden className="size-3 rounded-sm bg-sunken" />Room left</span>
      </figcaption>
      <ul className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
        {days.map(({ day, hours }) => (
          <li key={day} className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-end gap-3">
            <p className="text-xs">{calendarWords(day)}<span className="figures block text-muted">{hours.length === 0 ? "Closed" : `${hours.reduce((sum, hour) => sum + workIn(hour), 0)} of ${hours.reduce((sum, hour) => sum + hour.room, 0)}`}</span></p>
            <div className="grid gap-1">
              <ol className="flex h-14 items-end gap-0.5">{hours.map((hour) => <Hour key={hour.startsAt} hour={hour} timeZone={timeZone} />)}</ol>
              <p aria-hidden className="figures flex justify-between text-2xs text-muted">{[hours[0]?.startsAt, hours.at(-1)?.endsAt].map((at) => at && <span key={at}>{clockWords(new Date(at), timeZone)}</span>)}</p>
            </div>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Hour({ hour, timeZone }: { hour: CapacityHour; timeZone: string }) {
  const total = workIn(hour);
  const scale = Math.max(hour.room, total, 1);
  const parts = workKinds.filter((kind) => hour.work[kind] > 0);
  const words = `${hoursWords({ startsAt: new Date(hour.startsAt), endsAt: new Date(hour.endsAt) }, timeZone)}: ${total} of ${hour.room}${parts.length > 0 ? ` (${parts.map((kind) => `${hour.work[kind]} ${workLabel[kind].toLowerCase()}`).join(", ")})` : ""}`;
  return (
    <li title={words} className={clsx("flex h-full gap-px min-w-0 flex-1 flex-col-reverse overflow-hidden rounded-sm bg-sunken", isFull(hour) && "ring-1 ring-negative")}>
      <span className="sr-only">{words}{isFull(hour) && ", full"}</span>
      {parts.map((kind) => <span key={kind} aria-hidden className={colors[kind]} style={{ height: `${(hour.work[kind] / scale) * 100}%` }} />)}
    </li>
  );
}
