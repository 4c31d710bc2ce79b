export const scrimStyle =
  "fixed inset-0 z-40 bg-scrim transition-opacity duration-(--calm) data-ending-style:opacity-0 data-starting-style:opacity-0";

export const floatingStyle =
  "appear z-50 rounded-lg border border-line bg-surface text-ink shadow-2 outline-none data-ending-style:scale-98 data-starting-style:scale-98";
