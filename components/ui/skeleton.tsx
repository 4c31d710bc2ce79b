import clsx from "clsx";

/** Holds the place of something that is coming; give it the size of what comes. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx("block animate-pulse rounded-sm bg-ink/8", className)} />;
}
