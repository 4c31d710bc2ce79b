import clsx from "clsx";
import { CircleAlert, CircleCheck, CircleX, Info } from "lucide-react";
import type { ReactNode } from "react";
import { toneStyle } from "./tone";

type BannerTone = "info" | "positive" | "warning" | "negative";

const icons: Record<BannerTone, typeof Info> = { info: Info, positive: CircleCheck, warning: CircleAlert, negative: CircleX };

type Props = { tone?: BannerTone; title?: ReactNode; action?: ReactNode; role?: "status" | "alert"; className?: string; children?: ReactNode };

/** Something the reader of this page should know. `role="alert"` when it appears because of what they just did. */
export function Banner({ tone = "info", title, action, role, className, children }: Props) {
  const Icon = icons[tone];
  return (
    <div role={role} className={clsx("flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md px-4 py-3 text-sm", toneStyle[tone], className)}>
      <div className="flex min-w-0 flex-1 basis-64 items-start gap-3">
        <Icon aria-hidden className="mt-px size-5 shrink-0" />
        <div className="text-ink">
          {title && <p className="font-medium">{title}</p>}
          {children}
        </div>
      </div>
      {action}
    </div>
  );
}
