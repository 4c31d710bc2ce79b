"use client";

import clsx from "clsx";
import { ScanBarcode } from "lucide-react";
import { useEffect, useRef } from "react";
import { CameraScanner } from "@/components/scan/camera-scanner";
import { useWedge } from "./use-wedge";

type Props = { label: string; placeholder: string; onScan: (text: string) => void; tone?: "right" | "wrong" | null; inputMode?: "text" | "numeric"; describedBy?: string; /** It hears only what is scanned while it has the focus: another field of the page hears the rest. */ isSecond?: boolean; /** Hears what is typed by hand, letter by letter. */ onType?: (text: string) => void };

/**
 * The big field that scanners type into. On a desk it keeps the focus; on a phone it does not, or the keyboard would cover
 * the list: there a scanner is heard anyway.
 */
export function ScanField({ label, placeholder, onScan, tone = null, inputMode = "text", describedBy, isSecond = false, onType }: Props) {
  const input = useRef<HTMLInputElement>(null);
  useWedge(onScan, !isSecond);
  useEffect(() => {
    if (!isSecond && matchMedia("(pointer: fine)").matches) input.current?.focus({ preventScroll: true });
  }, [isSecond]);
  return (
    <form
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const field = input.current;
        const text = field?.value.trim() ?? "";
        if (!field || !text) return;
        field.value = "";
        onType?.("");
        field.focus({ preventScroll: true });
        onScan(text);
      }}
    >
      <label className="relative min-w-0 flex-1">
        <span className="sr-only">{label}</span>
        <ScanBarcode aria-hidden className="pointer-events-none absolute top-1/2 left-3.5 size-5 -translate-y-1/2 text-muted" />
        <input
          ref={input}
          name="scan"
          type="text"
          inputMode={inputMode}
          enterKeyHint="go"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={300}
          placeholder={placeholder}
          onChange={onType && ((event) => onType(event.target.value))}
          aria-describedby={describedBy}
          className={clsx(
            "figures h-14 w-full rounded-md border-2 bg-surface pr-3 pl-11 text-base outline-none transition-colors duration-(--quick)",
            tone === "right" ? "border-positive" : tone === "wrong" ? "border-negative" : "border-line-strong focus:border-action",
          )}
        />
      </label>
      <span className="grid place-items-center [&>button]:size-14"><CameraScanner onScan={onScan} /></span>
      <button type="submit" className="sr-only">Enter</button>
    </form>
  );
}
