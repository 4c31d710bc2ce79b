"use client";

import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import { sendQueue } from "./send-queue";
import { readyKey } from "./sign-sale";
import type { TillStore } from "./till-store";

const retryMs = 10_000;

export type OfflineQueue = { waiting: number; isSending: boolean; /** Of sales sent since the page was opened: what a manager has to decide. */ toDecide: number; recount: () => Promise<void> };

/** How many sales wait in this browser; sends them as soon as the server answers, whoever is at the register, and then has a key at hand for the next time. */
export function useOfflineQueue(store: TillStore | null, { isOnline, isUnlocked, onSent }: { isOnline: boolean; isUnlocked: boolean; onSent: () => Promise<unknown> }): OfflineQueue {
  const [isSending, setSending] = useState(false);
  const [toDecide, setToDecide] = useState(0);
  const sent = useRef(onSent);
  useEffect(() => {
    sent.current = onSent;
  });
  const { data: waiting = 0, refetch } = useQuery({ queryKey: ["till", "queue"], networkMode: "always", queryFn: async () => (await store?.queue())?.length ?? 0 });
  const recount = useCallback(async () => void (await refetch()), [refetch]);
  useEffect(() => {
    if (!store || !isOnline || waiting === 0) return;
    const send = async () => {
      setSending(true);
      const result = await sendQueue(store);
      setSending(false);
      await recount();
      if (!result || result.booked + result.refused === 0) return;
      setToDecide((before) => before + result.conflicts);
      toast({ title: `${result.booked} ${result.booked === 1 ? "sale was" : "sales were"} sent` });
      await sent.current();
    };
    void send();
    const timer = setInterval(() => void send(), retryMs);
    return () => clearInterval(timer);
  }, [store, isOnline, waiting, recount]);
  useEffect(() => {
    if (store && isOnline && isUnlocked && waiting === 0) void readyKey(store);
  }, [store, isOnline, isUnlocked, waiting]);
  return { waiting, isSending, toDecide, recount };
}
