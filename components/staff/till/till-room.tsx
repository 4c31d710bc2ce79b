"use client";

import { useCallback, useEffect } from "react";
import { keepPage } from "@/components/shell/keep-page";
import { stayAtTill } from "@/lib/actions/till";
import type { TillView } from "@/lib/domain/till/till-view";
import { CloseForm } from "./close-form";
import { LockScreen } from "./lock-screen";
import { OfflineBanner } from "./offline/offline-banner";
import { useOfflineQueue } from "./offline/use-offline-queue";
import { useTillStore } from "./offline/use-till-store";
import { useTillView } from "./offline/use-till-view";
import { OpenForm } from "./open-form";
import { SaleScreen } from "./sale-screen";
import { TillBar } from "./till-bar";
import { useCatalog } from "./use-catalog";
import { useIdleLock } from "./use-idle-lock";
import { useSale } from "./use-sale";

/** A register: locked, its drawer closed, its drawer counted, or selling; with its server or without. */
export function TillRoom({ initial }: { initial: TillView }) {
  const store = useTillStore(initial.register.id);
  const { till, isOnline, again, lock, unlockHere } = useTillView(initial, store);
  const catalog = useCatalog(till.store.id, store);
  const queue = useOfflineQueue(store, { isOnline, isUnlocked: till.seller !== null, onSent: again });
  const [sale, change] = useSale(till.register.id);
  const stay = useCallback(() => {
    void stayAtTill({}).catch(() => null);
  }, []);
  useIdleLock(till.seller !== null, lock, stay);
  useEffect(() => void keepPage({ name: "till", address: "/staff/till" }).catch(() => null), []);
  const units = sale?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0;
  const banner = <OfflineBanner isOnline={isOnline} queue={queue} pricesAt={catalog.at} timeZone={till.store.timeZone} />;
  if (!till.seller) return <div className="flex min-h-dvh flex-col">{banner}<LockScreen till={till} units={units} store={store} onUnlocked={again} onUnlockedHere={unlockHere} /></div>;
  return (
    <div className="flex min-h-dvh flex-col lg:h-dvh print:hidden">
      <TillBar till={till} isOnline={isOnline} waiting={queue.waiting} onLock={lock} onChanged={again} />
      {banner}
      {till.drawer === null ? <OpenForm onOpened={again} /> : till.drawer.status === "counted" ? <CloseForm till={till} drawer={till.drawer} onClosed={again} />
        : sale && <SaleScreen till={till} sale={sale} catalog={catalog} offline={isOnline ? null : { store, onKept: queue.recount }} onChange={change} onAgain={again} />}
    </div>
  );
}
