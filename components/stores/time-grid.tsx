"use client";

import { useState } from "react";
import { clockWords, dateWords, dayWords } from "@/lib/domain/locations/time-words";

export type OfferedTime = { startsAt: string; endsAt: string; left: number };
type Props = { storeName: string; timeZone: string; now: string; times: OfferedTime[]; chosen: { startsAt: string } | null; isBusy?: boolean; onChoose?: (time: OfferedTime) => void };

/** Times by day as radio buttons named `slot`; full ones stay visible. */
export function TimeGrid({ storeName, timeZone, now, times, chosen, isBusy, onChoose }: Props) {
  const byDay = new Map<string, OfferedTime[]>();
  for (const time of times) {
    const label = dateWords(new Date(time.startsAt), timeZone);
    byDay.set(label, [...(byDay.get(label) ?? []), time]);
  }
  const days = [...byDay.keys()];
  const firstFree = chosen ?? times.find((time) => time.left > 0);
  const [day, setDay] = useState((firstFree ? dateWords(new Date(firstFree.startsAt), timeZone) : days[0]) ?? "");
  const dayLabel = (label: string) => {
    const first = byDay.get(label)?.[0];
    const words = first ? dayWords(new Date(first.startsAt), timeZone, new Date(now)) : label;
    return words === "today" || words === "tomorrow" ? words[0]?.toUpperCase() + words.slice(1) : label;
  };
  return (
    <>
      <div role="tablist" aria-label={`Days at ${storeName}`} className="-mx-1 flex gap-1 overflow-x-auto px-1 pb-2">
        {days.map((label) => (
          <button key={label} type="button" role="tab" aria-selected={label === day} onClick={() => setDay(label)}
            className="min-h-11 shrink-0 rounded-md border border-line px-4 text-sm whitespace-nowrap hover:border-ink aria-selected:border-action aria-selected:bg-action-soft aria-selected:font-medium">
            {dayLabel(label)}
          </button>
        ))}
      </div>
      <fieldset className="mt-2" aria-busy={isBusy}>
        <legend className="sr-only">Time at {storeName}</legend>
        <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
          {byDay.get(day)?.map((time) => {
            const isChosen = chosen?.startsAt === time.startsAt;
            const isFull = time.left === 0 && !isChosen;
            return (
              <label key={time.startsAt} className={`relative flex min-h-13 flex-col justify-center rounded-md border px-3 text-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-(--focus) ${isFull ? "border-line text-muted" : "border-line-strong hover:border-ink has-checked:border-action has-checked:bg-action-soft has-checked:font-medium"}`}>
                <input type="radio" name="slot" value={`${time.startsAt}/${time.endsAt}`} defaultChecked={isChosen} disabled={isFull} onChange={onChoose && (() => onChoose(time))} className="absolute inset-0 size-full cursor-pointer opacity-0" />
                <span className="figures">{clockWords(new Date(time.startsAt), timeZone)} – {clockWords(new Date(time.endsAt), timeZone)}</span>
                {isFull ? <span className="text-2xs">Full</span> : time.left <= 3 && <span className="text-2xs text-warning">{time.left} left</span>}
              </label>
            );
          })}
        </div>
      </fieldset>
    </>
  );
}
