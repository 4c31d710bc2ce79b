"use client";

import clsx from "clsx";
import Link from "next/link";
import { useState } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { unlockTill } from "@/lib/actions/till";
import { roleLabel } from "@/lib/domain/identity/permission";
import { pinWords } from "@/lib/domain/identity/pin";
import type { TillView } from "@/lib/domain/till/till-view";
import { isKeptPin, keepPin } from "./offline/kept-pin";
import type { TillStore } from "./offline/till-store";
import { PinPad } from "./pin-pad";

type Props = { till: TillView; units: number; store: TillStore | null; onUnlocked: () => Promise<unknown>; onUnlockedHere: (staffId: string) => void };

/** Who is at the register: a name and a PIN, checked here where no server answers. The sale under it stays as it is. */
export function LockScreen({ till, units, store, onUnlocked, onUnlockedHere }: Props) {
  const [staffId, setStaffId] = useState(till.people.find((person) => person.hasPin)?.id ?? null);
  const [pin, setPin] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const chosen = till.people.find((person) => person.id === staffId) ?? null;
  const enter = async () => {
    if (!staffId) return;
    setBusy(true);
    const outcome = await unlockTill({ staffId, pin }).catch(() => null);
    setPin("");
    const isRight = outcome?.ok && outcome.data.isRight;
    if (isRight && store) void keepPin(store, staffId, pin);
    const isRightHere = outcome || !store ? null : await isKeptPin(store, staffId, pin);
    setProblem(!outcome ? (isRightHere ? null : isRightHere === false ? "That PIN is not right." : "No network: only people who unlocked this register in the last 12 hours can.") : !outcome.ok ? outcome.message : outcome.data.isRight ? null : pinWords(outcome.data));
    if (isRight) await onUnlocked();
    if (isRightHere) onUnlockedHere(staffId);
    setBusy(false);
  };
  return (
    <main id="main" className="grid flex-1 place-items-center p-4">
      <div className="w-full max-w-3xl">
        <header className="mb-4 flex flex-wrap items-end justify-between gap-3 md:mb-6">
          <div>
            <h1 className="display-3">{till.store.name}</h1>
            <p className="text-sm text-muted">{till.register.name} is locked{units > 0 ? ` · the sale of ${units} ${units === 1 ? "item" : "items"} is kept` : ""}</p>
          </div>
          <LinkButton look="quiet" href="/staff/today">To the console</LinkButton>
        </header>
        <div className="grid gap-4 md:grid-cols-[1fr_20rem] md:gap-6">
          <ul className="grid max-h-50 grid-cols-2 content-start gap-2 overflow-y-auto md:max-h-[30rem]" aria-label="Who are you?">
            {till.people.map((person) => (
              <li key={person.id}>
                <button
                  type="button" disabled={!person.hasPin} aria-pressed={person.id === staffId}
                  onClick={() => { setStaffId(person.id); setPin(""); setProblem(null); }}
                  className={clsx("grid min-h-14 w-full content-center rounded-md border px-3 py-1.5 sm:min-h-16 sm:px-4 sm:py-2 text-left transition-colors disabled:opacity-60", person.id === staffId ? "border-action bg-action-soft" : "border-line bg-surface hover:border-line-strong")}
                >
                  <span className="truncate font-medium max-sm:text-sm">{person.name}</span>
                  <span className="text-xs text-muted">{roleLabel[person.role]}{person.hasPin ? "" : " · no PIN yet"}</span>
                </button>
              </li>
            ))}
            {till.people.length === 0 && <li className="text-sm text-muted">Nobody of this store sells at tills yet.</li>}
          </ul>
          {chosen
            ? <PinPad pin={pin} onPin={setPin} onEnter={() => void enter()} label={`PIN of ${chosen.name}`} action="Unlock" isBusy={isBusy} error={problem} />
            : <p className="text-sm text-muted">Nobody here has a PIN yet. Each person chooses one in the console, under <Link className="underline underline-offset-4" href="/staff/sessions">Signed-in devices</Link>.</p>}
        </div>
      </div>
    </main>
  );
}
