"use client";

import { Clock } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";

type Props = { expiresAt: string; now: string; /** Gift cards alone are on no shelf. */ isGoods: boolean };

/** How long stock and times stay held, counted from the database's clock; screen readers hear it at five minutes and at one. */
export function HoldTimer({ expiresAt, now, isGoods }: Props) {
  const [left, setLeft] = useState(() => Math.max(0, Math.round((Date.parse(expiresAt) - Date.parse(now)) / 1000)));
  useEffect(() => {
    const started = performance.now();
    const initial = Math.max(0, Math.round((Date.parse(expiresAt) - Date.parse(now)) / 1000));
    const tick = setInterval(() => setLeft(Math.max(0, initial - Math.round((performance.now() - started) / 1000))), 1000);
    return () => clearInterval(tick);
  }, [expiresAt, now]);
  const said = left === 0 ? "The time is over. Load the page to go on." : left <= 60 ? "One minute left to place the order." : left <= 300 ? "Five minutes left to place the order." : "";
  return (
    <div className={`flex items-center gap-2 rounded-md px-3 py-2 text-sm ${left <= 60 ? "bg-warning-soft" : "bg-sunken"}`}>
      <Clock aria-hidden className="size-4 shrink-0" />
      {left > 0 ? <p>{isGoods ? "Your items and times are held" : "This total stands"} for <span className="figures font-medium" role="timer">{Math.floor(left / 60)}:{String(left % 60).padStart(2, "0")}</span></p> : <p>{isGoods ? "The time is over: items went back on sale." : "The time is over."} <Link href="/checkout?step=payment" className="underline underline-offset-4">{isGoods ? "Hold them again" : "Go on"}</Link></p>}
      <span aria-live="polite" className="sr-only">{said}</span>
    </div>
  );
}
