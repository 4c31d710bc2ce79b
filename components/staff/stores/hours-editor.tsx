"use client";

import { Plus, X } from "lucide-react";
import { useId } from "react";
import { SaveBar } from "@/components/staff/frame/save-bar";
import { useDraft } from "@/components/staff/frame/use-draft";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { saveHours } from "@/lib/actions/locations";
import type { WeeklyWindow } from "@/lib/domain/locations/hours";
import { minutesOf, timeOf } from "./clock-time";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

type Row = { weekday: number; opens: string; closes: string };
type Props = { locationId: string; version: number; hours: readonly WeeklyWindow[]; mayEdit: boolean };

/** The week, several windows a day; a day without one is closed. Closing at 12:00 AM is the end of the day. */
export function HoursEditor({ locationId, version, hours, mayEdit }: Props) {
  const saved = { rows: hours.map((window): Row => ({ weekday: window.weekday, opens: timeOf(window.opensMinute), closes: timeOf(window.closesMinute) })) };
  const { draft, set, errors, problem, isBusy, isDirty, discard, save } = useDraft(saved, { done: "Hours saved" });
  const form = useId();
  const { rows } = draft;
  const change = (at: number, values: Partial<Row>) => set("rows", rows.map((row, index) => (index === at ? { ...row, ...values } : row)));
  const add = (weekday: number) => {
    const last = rows.findLast((row) => row.weekday === weekday) ?? rows.findLast((row) => row.weekday === weekday - 1);
    const isSecond = rows.some((row) => row.weekday === weekday);
    const next = { weekday, opens: isSecond ? (last?.closes ?? "14:00") : (last?.opens ?? "10:00"), closes: isSecond ? "" : (last?.closes ?? "21:00") };
    set("rows", [...rows, next].sort((a, b) => a.weekday - b.weekday));
  };
  return (
    <form
      id={form} noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save((value) => saveHours({ locationId, version, hours: value.rows.map((row) => ({ weekday: row.weekday, opensMinute: minutesOf(row.opens, 0), closesMinute: minutesOf(row.closes, 1440) })) }));
      }}
    >
      <fieldset disabled={!mayEdit}>
        <legend className="sr-only">Weekly hours</legend>
        <ul className="divide-y divide-line">
          {weekdays.map((name, index) => {
            const weekday = index + 1;
            const mine = rows.flatMap((row, at) => (row.weekday === weekday ? [{ row, at }] : []));
            return (
              <li key={name} className="grid grid-cols-[1fr_auto] items-start gap-x-3 py-2 sm:grid-cols-[5.5rem_1fr_auto]">
                <span className="pt-2.5 text-sm lg:pt-1.5">{name}</span>
                <div className="grid gap-2 max-sm:order-last max-sm:col-span-2">
                  {mine.length === 0 && <span className="pt-2.5 text-sm text-muted lg:pt-1.5">Closed</span>}
                  {mine.map(({ row, at }) => {
                    const error = errors[`hours.${at}.closesMinute`] ?? errors[`hours.${at}.opensMinute`];
                    return (
                      <div key={at}>
                        <div className="flex items-center gap-2">
                          <Input type="time" aria-label={`${name} opens`} value={row.opens} onChange={(event) => change(at, { opens: event.target.value })} className="figures min-w-0 px-2! sm:w-32!" aria-invalid={error ? true : undefined} aria-describedby={`hours-${at}`} />
                          <span aria-hidden>–</span>
                          <Input type="time" aria-label={`${name} closes`} value={row.closes} onChange={(event) => change(at, { closes: event.target.value })} className="figures min-w-0 px-2! sm:w-32!" aria-invalid={error ? true : undefined} aria-describedby={`hours-${at}`} />
                          {mayEdit && <IconButton label={`Remove this ${name} window`} onClick={() => set("rows", rows.filter((_, other) => other !== at))} className="lg:size-9"><X aria-hidden /></IconButton>}
                        </div>
                        <p id={`hours-${at}`} className="text-xs text-negative not-empty:pt-1">{error}</p>
                      </div>
                    );
                  })}
                </div>
                {mayEdit && <IconButton label={`Add hours on ${name}`} onClick={() => add(weekday)} className="lg:size-9"><Plus aria-hidden /></IconButton>}
              </li>
            );
          })}
        </ul>
        {mayEdit && rows.some((row) => row.weekday === 1) && (
          <Button look="quiet" size="small" className="mt-2" onClick={() => set("rows", [...[1, 2, 3, 4, 5].flatMap((weekday) => rows.filter((row) => row.weekday === 1).map((row) => ({ ...row, weekday }))), ...rows.filter((row) => row.weekday > 5)])}>Monday’s hours until Friday</Button>
        )}
      </fieldset>
      {errors.hours && <p role="alert" className="mt-2 text-xs text-negative">{errors.hours}</p>}
      <SaveBar formId={form} isDirty={isDirty} isBusy={isBusy} problem={problem} onDiscard={discard} what="hours" />
    </form>
  );
}
