"use client";

import { useEffect } from "react";

const idleMs = 3 * 60_000;
const pingMs = 60_000;

/** Locks after three minutes without a touch, a key or a scan; while there are some, the server hears of it. */
export function useIdleLock(isUnlocked: boolean, onIdle: () => void, onActive: () => void): void {
  useEffect(() => {
    if (!isUnlocked) return;
    let touchedAt = Date.now();
    let toldAt = Date.now();
    const touch = () => {
      touchedAt = Date.now();
      if (touchedAt - toldAt < pingMs) return;
      toldAt = touchedAt;
      onActive();
    };
    const look = setInterval(() => Date.now() - touchedAt > idleMs && onIdle(), 5_000);
    addEventListener("pointerdown", touch, true);
    addEventListener("keydown", touch, true);
    return () => {
      clearInterval(look);
      removeEventListener("pointerdown", touch, true);
      removeEventListener("keydown", touch, true);
    };
  }, [isUnlocked, onIdle, onActive]);
}
