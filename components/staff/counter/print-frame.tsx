import Link from "next/link";
import type { ReactNode } from "react";
import { PrintButton } from "./print-button";

export type Paper = "label" | "receipt" | "letter";
const sizes: Record<Paper, { words: string; page: string; width: string }> = {
  label: { words: "4 × 6 in label", page: "4in 6in", width: "4in" },
  receipt: { words: "Receipt, 80 mm", page: "80mm 200mm", width: "80mm" },
  letter: { words: "Letter", page: "letter", width: "8.5in" },
};

/** A sheet as it comes out of the printer, with the choice of paper above it. Only the sheet is printed. */
export function PrintFrame({ title, path, paper, choices, back, backTo = "the order", children }: { title: string; path: string; paper: Paper; choices: Paper[]; back: string; backTo?: string; children: ReactNode }) {
  const { page, width } = sizes[paper];
  return (
    <main id="main" className="min-h-dvh bg-sunken p-4 print:bg-[#fff] print:p-0">
      <style>{`@page { size: ${page}; margin: 0 } @media print { html, body { background: #fff } }`}</style>
      <div className="mx-auto mb-4 flex max-w-3xl flex-wrap items-center justify-between gap-3 print:hidden">
        <h1 className="text-lg font-semibold">{title}</h1>
        <div className="flex flex-wrap items-center gap-2">
          {choices.map((one) => (
            <Link key={one} href={`${path}?paper=${one}`} aria-current={one === paper ? "true" : undefined} className="inline-flex min-h-11 items-center rounded-full border border-line-strong bg-surface px-4 text-sm aria-current:border-action aria-current:bg-action-soft">{sizes[one].words}</Link>
          ))}
          <PrintButton />
          <Link href={back} className="inline-flex min-h-11 items-center px-3 text-sm underline underline-offset-4">Back to {backTo}</Link>
        </div>
      </div>
      <article className="mx-auto max-w-full bg-[#fff] text-[#000] shadow-2 print:mx-0 print:shadow-none" style={{ width }}>{children}</article>
    </main>
  );
}

export const paperOf = (value: unknown, choices: Paper[]): Paper => choices.find((one) => one === value) ?? choices[0] ?? "label";
