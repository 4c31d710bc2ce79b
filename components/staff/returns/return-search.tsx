"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { ScanField } from "@/components/staff/counter/scan-field";

/** The shopper's QR, the number of a return or an order, an e-mail or a name: also where a new return begins. */
export function ReturnSearch({ text }: { text: string }) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  return (
    <div className="mb-4 max-w-2xl">
      <ScanField key={text} label="Find a return or an order" placeholder="Scan the QR, or type a number, e-mail or name" onScan={(query) => start(() => router.push(`/staff/returns?q=${encodeURIComponent(query)}`))} />
      <p role="status" className="mt-2 text-xs text-muted empty:hidden">{isBusy ? "Looking…" : text && `Results for “${text}”`}</p>
      <noscript><form action="/staff/returns"><input name="q" defaultValue={text} aria-label="Find a return or an order" /><button type="submit">Find</button></form></noscript>
    </div>
  );
}
