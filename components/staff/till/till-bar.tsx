"use client";

import { Lock, Wallet } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Mark } from "@/components/shell/wordmark";
import { Button } from "@/components/ui/button";
import type { LastSale, TillView } from "@/lib/domain/till/till-view";
import { DrawerSheet } from "./drawer-sheet";
import { VoidDialog } from "./void-dialog";

/** Where one is, who one is, the drawer and the lock. */
export function TillBar({ till, isOnline, waiting, onLock, onChanged }: { till: TillView; isOnline: boolean; /** Sales that the server has not heard of. */ waiting: number; onLock: () => void; onChanged: () => Promise<unknown> }) {
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const [voided, setVoided] = useState<LastSale | null>(null);
  return (
    <header className="flex min-h-14 items-center gap-3 border-b border-line bg-surface px-3 lg:px-5">
      <Link href="/staff/today" aria-label="To the console" className="grid size-11 place-items-center"><Mark className="h-6 w-auto" /></Link>
      <div className="min-w-0 flex-1">
        <h1 className="truncate text-sm leading-tight font-semibold">{till.register.name}<span className="max-sm:hidden"> · {till.store.name}</span></h1>
        <p className="truncate text-xs text-muted">{till.seller?.name}</p>
      </div>
      {till.drawer?.status === "open" && (
        <Button look="secondary" disabled={!isOnline} onClick={() => setDrawerOpen(true)}>
          <Wallet aria-hidden className="size-4" /><span className="max-sm:sr-only">Drawer</span>
          {till.refunds.length > 0 && <span className="figures grid min-w-5 place-items-center rounded-full bg-accent-soft px-1 text-2xs text-accent">{till.refunds.length}<span className="sr-only"> refunds to pay out</span></span>}
        </Button>
      )}
      <Button look="secondary" onClick={onLock}><Lock aria-hidden className="size-4" /><span className="max-sm:sr-only">Lock or switch</span></Button>
      {till.drawer && <DrawerSheet till={till} drawer={till.drawer} waiting={waiting} open={isDrawerOpen} onOpenChange={setDrawerOpen} onVoid={() => { setDrawerOpen(false); setVoided(till.drawer?.lastSale ?? null); }} onChanged={onChanged} />}
      {voided && <VoidDialog till={till} sale={voided} onClose={() => { setVoided(null); void onChanged(); }} />}
    </header>
  );
}
