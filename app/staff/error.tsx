"use client";

import { BrokenMessage } from "@/components/shell/broken-message";

export default function BrokenPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return <BrokenMessage error={error} retry={retry} homeHref="/staff/today" homeLabel="Go to today" />;
}
