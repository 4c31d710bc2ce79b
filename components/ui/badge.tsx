import clsx from "clsx";
import { Circle, CircleAlert, CircleCheck, CircleX, Info, Sparkle } from "lucide-react";
import type { ReactNode } from "react";
import { toneStyle, type Tone } from "./tone";

const shapes: Record<Tone, typeof Circle> = {
  neutral: Circle,
  positive: CircleCheck,
  warning: CircleAlert,
  negative: CircleX,
  info: Info,
  accent: Sparkle,
};

type Props = { tone?: Tone; hasShape?: boolean; className?: string; children: ReactNode };

/** A state in a word and, with `hasShape`, a shape, so that color is never alone. */
export function Badge({ tone = "neutral", hasShape = false, className, children }: Props) {
  const Shape = shapes[tone];
  return (
    <span className={clsx("inline-flex h-6 items-center gap-1.5 rounded-sm px-2 text-2xs font-medium whitespace-nowrap", toneStyle[tone], className)}>
      {hasShape && <Shape aria-hidden className="size-3.5 shrink-0" />}
      {children}
    </span>
  );
}
