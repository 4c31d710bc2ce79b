"use client";

import { useState } from "react";
import { tillStore, type TillStore } from "./till-store";

/** Null where the browser keeps nothing or signs nothing: on the server, and on pages without encryption. Such a register needs its network. */
export function useTillStore(registerId: string): TillStore | null {
  const [store] = useState(() => (typeof indexedDB !== "undefined" && isSecureContext ? tillStore(registerId) : null));
  return store;
}
