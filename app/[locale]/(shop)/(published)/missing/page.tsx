import type { Metadata } from "next";
import { MissingMessage } from "@/components/shell/missing-message";

export const metadata: Metadata = { title: "Page not found", robots: { index: false } };

/** Stands in, with status 404, for every address that leads nowhere: see scripts/server/missing-page.ts. */
export default function MissingPage() {
  return <MissingMessage />;
}
