"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { dropException, saveException } from "@/lib/actions/locations";
import type { HoursException } from "@/lib/domain/locations/hours";
import { minuteWords } from "@/lib/domain/locations/time-words";
import { minutesOf } from "./clock-time";

type Props = { locationId: string; version: number; exceptions: readonly HoursException[]; mayEdit: boolean };

const date = new Intl.DateTimeFormat("en-US", { weekday: "short", month: "long", day: "numeric", year: "numeric", timeZone: "UTC" });
const blank = { day: "", isClosed: true, opens: "10:00", closes: "18:00", reason: "" };

/** Dates with other hours, or none, and why. */
export function ExceptionsEditor({ locationId, version, exceptions, mayEdit }: Props) {
  const router = useRouter();
  const [draft, setDraft] = useState(blank);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [isBusy, setBusy] = useState(false);

  async function add() {
    setBusy(true);
    const outcome = await saveException({ locationId, version, day: draft.day, reason: draft.reason, opensMinute: draft.isClosed ? null : minutesOf(draft.opens, 0), closesMinute: draft.isClosed ? null : minutesOf(draft.closes, 1440) });
    setBusy(false);
    if (!outcome.ok && outcome.code === "stale_version") router.refresh();
    if (!outcome.ok) return setErrors(Object.keys(outcome.fields).length > 0 ? outcome.fields : { day: wordsOf(outcome) });
    setErrors({});
    setDraft(blank);
    const { asked } = outcome.data;
    toast({ title: "Date saved", ...(asked > 0 && { detail: `${asked} ${asked === 1 ? "shopper was" : "shoppers were"} asked what they want instead.` }) });
    router.refresh();
  }

  async function remove(day: string) {
    const outcome = await dropException({ locationId, version, day });
    if (outcome.ok || outcome.code === "stale_version") router.refresh();
    toast(outcome.ok ? { title: "The weekly hours count again on that date" } : { title: wordsOf(outcome), tone: "negative" });
  }

  return (
    <div>
      {exceptions.length === 0 ? <p className="text-sm text-muted">No special dates ahead.</p> : (
        <ul className="divide-y divide-line">
          {exceptions.map((one) => (
            <li key={one.day} className="flex min-h-12 items-center justify-between gap-3 py-1 text-sm">
              <span><span className="figures block">{date.format(new Date(`${one.day}T00:00:00Z`))}</span><span className="text-xs text-muted">{one.reason}</span></span>
              <span className="flex items-center gap-2">
                <span className="figures">{one.opensMinute === null || one.closesMinute === null ? "Closed" : `${minuteWords(one.opensMinute)} – ${minuteWords(one.closesMinute)}`}</span>
                {mayEdit && <Button look="quiet" size="small" aria-label={`Remove ${one.day}`} onClick={() => void remove(one.day)}>Remove</Button>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayEdit && (
        <form noValidate onSubmit={(event) => { event.preventDefault(); void add(); }} className="mt-4 grid gap-4 border-t border-line pt-4 sm:grid-cols-2">
          <TextField name="exception-day" label="Date" type="date" value={draft.day} error={errors.day} onChange={(event) => setDraft({ ...draft, day: event.target.value })} />
          <TextField name="exception-reason" label="Reason" placeholder="Thanksgiving" maxLength={80} value={draft.reason} error={errors.reason} onChange={(event) => setDraft({ ...draft, reason: event.target.value })} autoComplete="off" />
          <Checkbox label="Closed all day" checked={draft.isClosed} onChange={(event) => setDraft({ ...draft, isClosed: event.target.checked })} className="sm:col-span-2" />
          {!draft.isClosed && (
            <>
              <TextField name="exception-opens" label="Opens" type="time" value={draft.opens} error={errors.opensMinute} onChange={(event) => setDraft({ ...draft, opens: event.target.value })} />
              <TextField name="exception-closes" label="Closes" type="time" value={draft.closes} error={errors.closesMinute} onChange={(event) => setDraft({ ...draft, closes: event.target.value })} />
            </>
          )}
          <Button type="submit" look="secondary" isBusy={isBusy} className="justify-self-start">Add date</Button>
        </form>
      )}
    </div>
  );
}

const wordsOf = ({ code, message }: { code: string; message: string }): string =>
  (code === "stale_version" ? "Somebody else changed this store meanwhile. The dates are shown anew: look, then try again." : message);
