"use client";

import { useSyncExternalStore } from "react";

/** Whether the browser thinks that it has a network; taken as yes until it says no. */
export const useOnline = (): boolean => useSyncExternalStore(hear, () => navigator.onLine, () => true);

function hear(hearer: () => void): () => void {
  addEventListener("online", hearer);
  addEventListener("offline", hearer);
  return () => {
    removeEventListener("online", hearer);
    removeEventListener("offline", hearer);
  };
}
