"use client";

import { CalendarClock, Mail, Phone } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useTransition } from "react";
import { useLive } from "@/components/live/use-live";
import { forEach, type Verb } from "@/components/staff/frame/many";
import { useChoice } from "@/components/staff/frame/use-choice";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Menu } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import type { Tone } from "@/components/ui/tone";
import { cancelVisit, cancelVisits, closeVisit, closeVisits } from "@/lib/actions/appointments";
import type { AppointmentDay, AppointmentView } from "@/lib/domain/appointments/appointment";
import { appointmentLabel, type AppointmentStatus } from "@/lib/domain/appointments/appointment-state";
import { phoneWords } from "@/lib/domain/locations/phone-words";
import { hoursWords } from "@/lib/domain/locations/time-words";
import { dayAfter, dayAt } from "@/lib/domain/locations/zone-day";
import type { Outcome } from "@/lib/kernel/refusal";

const tones: Record<AppointmentStatus, Tone> = { booked: "info", kept: "positive", missed: "warning", cancelled: "neutral" };
const small = "min-h-11 lg:min-h-control";

const isBooked = ({ status }: AppointmentView): boolean => status === "booked";
const closedAs = (as: "kept" | "missed") => forEach(closeVisits, ({ id }: AppointmentView) => [{ appointmentId: id, as }]);
const verbs: Verb<AppointmentView>[] = [
  { label: "Were here", done: "noted as here", fits: isBooked, run: closedAs("kept") },
  { label: "Did not come", done: "noted as missed", fits: isBooked, run: closedAs("missed") },
  { label: "Cancel", done: "cancelled, a mail tells them", fits: isBooked, isDangerous: true, run: forEach(cancelVisits, ({ id }) => [{ appointmentId: id }]), ask: { title: (count) => (count === 1 ? "Cancel the visit?" : `Cancel ${count} visits?`), body: "Their hours are free again, and a mail tells each of them." } },
];

/** Who comes to a store on a day, in their order, and whether they came. */
export function VisitList({ day: { day, now, timeZone, rows }, hasKinds }: { day: AppointmentDay; hasKinds: boolean }) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  useLive("room=staff", useCallback(() => router.refresh(), [router]));
  const run = (work: () => Promise<Outcome<unknown>>, words: string) => start(async () => {
    const outcome = await work().catch(() => null);
    toast(outcome?.ok ? { title: words } : { tone: "negative", title: outcome?.message ?? "No connection. Nothing changed; try again." });
    router.refresh();
  });
  const { above, below, boxOf } = useChoice({ rows, rowKey: ({ id }) => id, nameOf: ({ name, number }) => `${name}, ${number}`, verbs });
  const today = dayAt(timeZone, Date.parse(now));
  return (
    <>
      <nav aria-label="Day" className="mb-6 flex flex-wrap gap-2">
        <LinkButton size="small" look="secondary" className={small} href={`/staff/appointments?day=${dayAfter(day, -1)}`}>Day before</LinkButton>
        {day !== today && <LinkButton size="small" look="secondary" className={small} href={`/staff/appointments?day=${today}`}>Today</LinkButton>}
        <LinkButton size="small" look="secondary" className={small} href={`/staff/appointments?day=${dayAfter(day)}`}>Day after</LinkButton>
      </nav>
      {rows.length === 0 ? <EmptyState icon={<CalendarClock />} title="Nobody is booked on this day">{hasKinds ? "What shoppers book on the store’s page stands here at once." : "An administrator says on the page of the store what it takes time for."}</EmptyState> : (
        <>
          {above}
          <ol className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
            {rows.map((row) => (
              <li key={row.id} className="grid gap-x-4 gap-y-3 p-4 sm:grid-cols-[9rem_minmax(0,1fr)_auto]">
                <div className="flex items-start gap-2">{boxOf?.(row)}<p className="figures text-sm font-semibold">{hoursWords({ startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }, timeZone)}<span className="block font-normal text-muted">{row.number}</span></p></div>
                <Visit row={row} />
                {row.status === "booked" && (
                  <div className="flex flex-wrap items-start gap-2 sm:justify-end">
                    <Button size="small" look={row.startsAt <= now ? "primary" : "secondary"} className={small} isBusy={isBusy} onClick={() => run(() => closeVisit({ appointmentId: row.id, as: "kept" }), `${row.name} was here`)}>Was here</Button>
                    <Menu trigger={<Button size="small" look="secondary" className={small} aria-label={`More for ${row.name}`}>More</Button>} entries={[
                      { kind: "action", label: "Move it", onSelect: () => router.push(`/staff/appointments/${row.id}`) },
                      { kind: "action", label: "Did not come", onSelect: () => run(() => closeVisit({ appointmentId: row.id, as: "missed" }), "Noted") },
                      { kind: "action", label: "Cancel it", isDangerous: true, onSelect: () => run(() => cancelVisit({ appointmentId: row.id }), "Cancelled, a mail tells them") },
                    ]} />
                  </div>
                )}
              </li>
            ))}
          </ol>
          {below}
        </>
      )}
    </>
  );
}

function Visit({ row }: { row: AppointmentView }) {
  return (
    <div className="min-w-0 text-sm">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1"><span className="font-semibold">{row.name}</span><Badge tone={tones[row.status]} hasShape>{appointmentLabel[row.status]}</Badge></p>
      <p className="mt-1">{row.kind.name}{row.bookedBy && <span className="text-muted"> · booked by {row.bookedBy}</span>}</p>
      {row.note && <p className="mt-1 text-muted">{row.note}</p>}
      <p className="-ml-2 flex flex-wrap gap-x-2">
        <a href={`mailto:${row.email}`} className="inline-flex min-h-11 min-w-0 items-center gap-2 px-2 underline underline-offset-4 lg:min-h-9"><Mail aria-hidden className="size-4 shrink-0" /><span className="truncate">{row.email}</span></a>
        {row.phone && <a href={`tel:${row.phone}`} className="figures inline-flex min-h-11 items-center gap-2 px-2 underline underline-offset-4 lg:min-h-9"><Phone aria-hidden className="size-4" />{phoneWords(row.phone)}</a>}
      </p>
    </div>
  );
}
