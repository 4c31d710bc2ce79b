"use client";

import { useSyncExternalStore } from "react";

const query = "(min-width: 1024px)";

/** Whether a sheet of columns fits; the phone gets cards. The server draws the sheet. */
export const useIsWide = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(query).matches, () => true);

function subscribe(onChange: () => void) {
  const media = window.matchMedia(query);
  media.addEventListener("change", onChange);
  return () => media.removeEventListener("change", onChange);
}
