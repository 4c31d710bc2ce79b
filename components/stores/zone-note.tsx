"use client";

import { useSyncExternalStore } from "react";
import { zoneWords } from "@/lib/domain/locations/time-words";

const never = () => () => undefined;

/** " CST" after a time by a store's clock, for a reader whose own clock shows another; nothing for everybody else. */
export function ZoneNote({ at, timeZone }: { at: string; timeZone: string }) {
  const words = useSyncExternalStore(never, () => zoneWords(new Date(at), timeZone, Intl.DateTimeFormat().resolvedOptions().timeZone), () => "");
  return words && ` ${words}`;
}
