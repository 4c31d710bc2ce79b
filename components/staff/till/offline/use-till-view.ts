"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { readIfReached } from "@/components/staff/counter/read-own";
import { lockTill } from "@/lib/actions/till";
import type { TillView } from "@/lib/domain/till/till-view";
import type { TillStore } from "./till-store";

/** `isProven`: the server, or a PIN kept in this browser, has said who sells here; what a kept page says is no proof. */
type Seen = { view: TillView; isOnline: boolean; isProven: boolean };

const key = ["till", "view"];

/** The register as its server sees it; without network as it was seen last, and locked until a PIN is known. */
export function useTillView(initial: TillView, store: TillStore | null) {
  const client = useQueryClient();
  const { data, refetch } = useQuery({
    queryKey: key, initialData: { view: initial, isOnline: true, isProven: false }, initialDataUpdatedAt: 0, staleTime: 1_000, retry: false, networkMode: "always",
    refetchInterval: ({ state }) => (state.data?.isOnline === false ? 5_000 : 60_000),
    queryFn: async (): Promise<Seen> => {
      const before = client.getQueryData<Seen>(key);
      const view = await readIfReached<TillView>("/api/staff/till");
      if (!view) {
        const last = before?.isProven ? before.view : { ...((await store?.read("view")) ?? initial), seller: null };
        return { view: last, isOnline: false, isProven: true };
      }
      await store?.keep("view", view).catch(() => null);
      const isSomeoneElse = before?.isOnline === false && view.seller !== null && view.seller.id !== before.view.seller?.id;
      if (isSomeoneElse) await lockTill({}).catch(() => null);
      return { view: isSomeoneElse ? { ...view, seller: null } : view, isOnline: true, isProven: true };
    },
  });
  const again = useCallback(() => refetch(), [refetch]);
  useEffect(() => {
    const look = () => void again();
    addEventListener("offline", look);
    addEventListener("online", look);
    return () => {
      removeEventListener("offline", look);
      removeEventListener("online", look);
    };
  }, [again]);
  const lock = useCallback(() => {
    client.setQueryData<Seen>(key, (seen) => seen && { ...seen, view: { ...seen.view, seller: null } });
    void lockTill({}).catch(() => client.setQueryData<Seen>(key, (seen) => seen && { ...seen, isOnline: false })).then(again);
  }, [client, again]);
  const unlockHere = useCallback((staffId: string) => client.setQueryData<Seen>(key, (seen) => {
    const person = seen?.view.people.find((one) => one.id === staffId);
    return seen && person ? { ...seen, isProven: true, view: { ...seen.view, seller: { id: person.id, name: person.name, role: person.role, mayApprove: false } } } : seen;
  }), [client]);
  return { till: data.view, isOnline: data.isOnline, again, lock, unlockHere };
}
