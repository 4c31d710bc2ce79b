/** Smooth, but not for who asked for less motion: scripts are not stopped by the style sheet. */
export const scrollBehavior = (): ScrollBehavior => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
