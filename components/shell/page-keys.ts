"use client";

import { useEffect, useRef } from "react";
import { isTyping } from "./typing";

export type PageKey = { keys: string; label: string; run: () => void };

const chordMs = 1_000;
const shown = new Set<readonly PageKey[]>();

/** The keys of the page that is open, for the sheet that `?` shows. */
export const pageKeys = (): PageKey[] => [...shown].flat();

/** Single keys that act on this page, outside of text fields, and their place in the sheet of keys. */
export function usePageKeys(keys: readonly PageKey[]): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
    shown.add(keys);
    return () => void shown.delete(keys);
  }, [keys]);
  useEffect(() => {
    let chordAt = -chordMs;
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      // `g` and a letter go to another page: that letter is not ours.
      if (event.key === "g") chordAt = event.timeStamp;
      if (event.timeStamp - chordAt < chordMs) return;
      if (document.querySelector('[role="dialog"]')) return;
      const found = latest.current.find((one) => one.keys.toLowerCase() === event.key.toLowerCase());
      if (!found) return;
      event.preventDefault();
      found.run();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
