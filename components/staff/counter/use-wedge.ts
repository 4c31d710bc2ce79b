"use client";

import { useEffect, useRef } from "react";
import { isTyping } from "@/components/shell/typing";

/** Scanners type faster than people: less than this between two keys. */
const burstMs = 45;
const shortest = 5;

/** Of several on a screen the newest hears alone: that of the dialog in front. */
const hearers: symbol[] = [];

/** Hears a keyboard-wedge scanner wherever the focus is, outside of text fields. Enter or a pause ends a scan. */
export function useWedge(onScan: (text: string) => void, isOn = true): void {
  const latest = useRef(onScan);
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => {
    if (!isOn) return;
    const self = Symbol("wedge");
    hearers.push(self);
    let text = "";
    let at = 0;
    const onKey = (event: KeyboardEvent) => {
      if (hearers.at(-1) !== self || isTyping(event) || event.metaKey || event.ctrlKey || event.altKey) return;
      const isBurst = event.timeStamp - at < burstMs;
      at = event.timeStamp;
      if (event.key === "Enter" && isBurst && text.length >= shortest) {
        event.preventDefault();
        event.stopPropagation();
        latest.current(text);
        text = "";
      } else if (event.key.length === 1) text = isBurst ? text + event.key : event.key;
      else if (event.key !== "Shift") text = "";
    };
    addEventListener("keydown", onKey, true);
    return () => {
      hearers.splice(hearers.indexOf(self), 1);
      removeEventListener("keydown", onKey, true);
    };
  }, [isOn]);
}
