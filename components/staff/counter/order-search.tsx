"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { ScanField } from "./scan-field";

/** One field for everything: a scan, a number, a name. */
export function OrderSearch({ text }: { text: string }) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  return (
    <div className="mb-6 max-w-2xl">
      <ScanField key={text} label="Find an order" placeholder="Number, name, phone or scan" onScan={(query) => start(() => router.push(`/staff/orders?q=${encodeURIComponent(query)}`))} />
      <p role="status" className="mt-2 min-h-5 text-xs text-muted">{isBusy ? "Looking…" : text && `Results for “${text}”`}</p>
      <noscript><form action="/staff/orders"><input name="q" defaultValue={text} aria-label="Find an order" /><button type="submit">Find</button></form></noscript>
    </div>
  );
}
