"use client";

import { useEffect } from "react";

type Seen = { kind: "product"; productId: string } | { kind: "search"; text: string; results: number };

/** Tells the shop what was looked at, after the page has settled; a browser that asks not to be tracked is left alone. */
export function NoteSeen({ seen }: { seen: Seen }) {
  const body = JSON.stringify(seen);
  useEffect(() => {
    if ("globalPrivacyControl" in navigator && navigator.globalPrivacyControl) return;
    const timer = setTimeout(() => navigator.sendBeacon("/api/seen", new Blob([body], { type: "application/json" })), 1500);
    return () => clearTimeout(timer);
  }, [body]);
  return null;
}
