"use client";

import clsx from "clsx";
import Link from "next/link";
import type { BuyBox } from "@/lib/domain/carts/buy-box";

export type VariantChoice = { id: string; title: string; swatch: string | null; href: string };

type Props = { choices: VariantChoice[]; chosenId: string; boxes: Record<string, BuyBox> | undefined };

/** Colors as links that look like radios: each has its own page. What cannot be had stays choosable and says so. */
export function VariantPicker({ choices, chosenId, boxes }: Props) {
  const chosen = choices.find((choice) => choice.id === chosenId);
  if (choices.length < 2 || !chosen) return chosen?.title ? <p className="text-sm text-muted">{chosen.title}</p> : null;
  return (
    <div role="group" aria-label="Color">
      <p className="text-sm">
        <span className="text-muted">Color: </span>
        {chosen.title}
        {boxes && !isHere(boxes[chosenId]) && <span className="text-muted"> ({hereWords(boxes[chosenId])})</span>}
      </p>
      <ul className="mt-1 -ml-1.5 flex flex-wrap">
        {choices.map((choice) => {
          const isOn = choice.id === chosenId;
          const isMissing = boxes !== undefined && !isHere(boxes[choice.id]);
          const label = isMissing ? `${choice.title}, ${hereWords(boxes[choice.id])}` : choice.title;
          return (
            <li key={choice.id}>
              <Link href={choice.href} scroll={false} replace aria-current={isOn ? "true" : undefined} aria-label={label} title={label} className="grid size-11 place-items-center rounded-full">
                <span className={clsx("relative grid size-9 place-items-center overflow-hidden rounded-full border-2 p-[3px]", isOn ? "border-ink" : "border-transparent")}>
                  <span className="block size-full rounded-full border border-ink/25" style={{ background: choice.swatch ?? "var(--sunken)" }} />
                  {isMissing && <span aria-hidden className="absolute h-[130%] w-0.5 rotate-45 bg-surface outline-1 outline-ink/60" />}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const isHere = (box: BuyBox | undefined) => box?.options.some((option) => option.isPossible) ?? true;
const hereWords = (box: BuyBox | undefined) => (box?.nearby.length ? "only at other stores" : "sold out");
