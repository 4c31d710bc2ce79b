/** The box of every text-like control. 16 px text on phones keeps iOS from zooming in. */
export const controlStyle =
  "min-h-control w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 text-base text-ellipsis text-ink transition-colors duration-(--quick) hover:border-ink aria-invalid:border-negative aria-invalid:bg-negative-soft disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken lg:text-sm";
