"use client";

import { useEffect, useState } from "react";

/** The server's time, ticking on: what is late must not depend on a tablet's clock. */
export function useServerNow(serverNow: string, everyMs: number): Date {
  const [now, setNow] = useState(() => new Date(serverNow));
  useEffect(() => {
    const startedAt = performance.now();
    const base = new Date(serverNow).getTime();
    const tick = () => setNow(new Date(base + performance.now() - startedAt));
    tick();
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [serverNow, everyMs]);
  return now;
}
