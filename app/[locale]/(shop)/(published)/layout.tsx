import type { ReactNode } from "react";

/** The build fails when a page below needs anything of a request. */
export const ensureStatic = "navigation";

export default function PublishedLayout({ children }: { children: ReactNode }) {
  return children;
}
