"use client";

import { useState } from "react";
import { minorOf } from "@/components/staff/catalog/money-text";
import { textOf } from "@/components/staff/counter/text-of";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { openDrawer } from "@/lib/actions/till";
import { homeCurrency } from "@/lib/kernel/currency";

/** The drawer is closed: its float is counted, then it sells. */
export function OpenForm({ onOpened }: { onOpened: () => Promise<unknown> }) {
  const [problem, setProblem] = useState<string | undefined>();
  const [isBusy, setBusy] = useState(false);
  return (
    <main id="main" className="grid flex-1 place-items-center p-4">
      <form
        className="grid w-full max-w-sm gap-5 rounded-lg border border-line bg-surface p-6"
        onSubmit={(event) => {
          event.preventDefault();
          const floatMinor = minorOf(textOf(new FormData(event.currentTarget), "float"), homeCurrency);
          if (Number.isNaN(floatMinor)) return setProblem("Enter an amount such as 150.00.");
          setBusy(true);
          void openDrawer({ floatMinor }).catch(() => null).then(async (outcome) => {
            setProblem(outcome?.ok ? undefined : (outcome?.message ?? "No connection. Try again."));
            await onOpened();
            setBusy(false);
          });
        }}
      >
        <div>
          <h2 className="display-3">Open the drawer</h2>
          <p className="mt-1 text-sm text-muted">Count the float that lies in it. Every sale needs an open drawer, so that the day adds up.</p>
        </div>
        <TextField name="float" label="Float" inputMode="decimal" autoComplete="off" placeholder="150.00" error={problem} autoFocus />
        <Button type="submit" size="large" isBusy={isBusy}>Open and sell</Button>
      </form>
    </main>
  );
}
