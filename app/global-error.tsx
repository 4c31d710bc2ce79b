"use client";

import { fontVariables } from "@/app/fonts";
import { BrokenMessage } from "@/components/shell/broken-message";
import "@/app/tokens.css";

export default function BrokenSite({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <title>Something broke · Alderway Home</title>
        <main>
          <BrokenMessage error={error} retry={retry} homeHref="/" homeLabel="Go to the front page" />
        </main>
      </body>
    </html>
  );
}
