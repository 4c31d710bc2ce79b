"use client";

import { useEffect, useRef } from "react";
import { isTyping } from "./typing";

export type PageKey = { keys: string; label: string; run: () => void };

const chordMs = 1_000;
/** Scanners type faster than people: a letter with another one so close to it belongs to a scan and is no command. */
const burstMs = 60;
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
    let at = -burstMs;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onKey = (event: KeyboardEvent) => {
      const isBurst = event.timeStamp - at < burstMs;
      at = event.timeStamp;
      clearTimeout(timer);
      if (isTyping(event) || event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      // `g` and a letter go to another page: that letter is not ours.
      if (event.key === "g") chordAt = event.timeStamp;
      if (event.timeStamp - chordAt < chordMs) return;
      if (document.querySelector('[role="dialog"]')) return;
      const found = latest.current.find((one) => one.keys.toLowerCase() === event.key.toLowerCase());
      if (!found || isBurst) return;
      event.preventDefault();
      timer = setTimeout(found.run, burstMs);
    };
    addEventListener("keydown", onKey);
    return () => {
      clearTimeout(timer);
      removeEventListener("keydown", onKey);
    };
  }, []);
}
