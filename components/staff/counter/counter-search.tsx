"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { ScanField } from "./scan-field";

type Props = { text: string; label: string; placeholder: string; /** The page that shows what was found, by `q`. */ path: string };

/** One field for everything: a scan, a number, a name. */
export function CounterSearch({ text, label, placeholder, path }: Props) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  return (
    <div className="mb-4 max-w-2xl">
      <ScanField key={text} label={label} placeholder={placeholder} onScan={(query) => start(() => router.push(`${path}?q=${encodeURIComponent(query)}`))} />
      <p role="status" className="mt-2 text-xs text-muted empty:hidden">{isBusy ? "Looking…" : text && `Results for “${text}”`}</p>
      <noscript><form action={path}><input name="q" defaultValue={text} aria-label={label} /><button type="submit">Find</button></form></noscript>
    </div>
  );
}
