export const scrimStyle =
  "fixed inset-0 z-40 bg-scrim transition-opacity duration-(--calm) data-ending-style:opacity-0 data-starting-style:opacity-0";

export const floatingStyle =
  "appear z-50 rounded-lg border border-line bg-surface text-ink shadow-2 outline-none data-ending-style:scale-98 data-starting-style:scale-98";

/** For the browser's own popover, from the left. */
export const drawerStyle =
  "m-0 h-dvh max-h-none w-88 max-w-[88vw] overflow-y-auto overscroll-contain border-r border-line bg-surface p-0 text-ink shadow-2 transition-transform duration-(--calm) ease-calm backdrop:bg-scrim open:translate-x-0 not-open:-translate-x-full starting:open:-translate-x-full";
