"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { readOwn } from "@/components/staff/counter/read-own";
import { lockTill, stayAtTill } from "@/lib/actions/till";
import type { TillView } from "@/lib/domain/till/till-view";
import { CloseForm } from "./close-form";
import { LockScreen } from "./lock-screen";
import { OpenForm } from "./open-form";
import { SaleScreen } from "./sale-screen";
import { TillBar } from "./till-bar";
import { useIdleLock } from "./use-idle-lock";
import { useSale } from "./use-sale";

/** A register: locked, its drawer closed, its drawer counted, or selling. */
export function TillRoom({ initial }: { initial: TillView }) {
  const { data: till, refetch } = useQuery({ queryKey: ["till", "view"], initialData: initial, staleTime: 1_000, refetchInterval: 60_000, queryFn: () => readOwn<TillView>("/api/staff/till") });
  const [sale, change] = useSale(till.register.id);
  const again = useCallback(() => refetch(), [refetch]);
  const lock = useCallback(() => {
    void lockTill({}).catch(() => null).then(again);
  }, [again]);
  const stay = useCallback(() => {
    void stayAtTill({}).catch(() => null);
  }, []);
  useIdleLock(till.seller !== null, lock, stay);
  const units = sale?.lines.reduce((sum, line) => sum + line.quantity, 0) ?? 0;
  if (!till.seller) return <LockScreen till={till} units={units} onUnlocked={again} />;
  return (
    <div className="flex min-h-dvh flex-col lg:h-dvh">
      <TillBar till={till} onLock={lock} onChanged={again} />
      {till.drawer === null ? <OpenForm onOpened={again} /> : till.drawer.status === "counted" ? <CloseForm till={till} drawer={till.drawer} onClosed={again} /> : sale && <SaleScreen till={till} sale={sale} onChange={change} onAgain={again} />}
    </div>
  );
}
