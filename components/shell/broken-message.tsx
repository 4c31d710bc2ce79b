"use client";

import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { MessagePage } from "./message-page";

type Props = { error: Error & { digest?: string }; retry: () => void; homeHref: string; homeLabel: string };

/** What an error boundary shows: what happened, what to do, and the id under which it was logged. */
export function BrokenMessage({ error, retry, homeHref, homeLabel }: Props) {
  return (
    <MessagePage
      title="Something broke on our side"
      reference={error.digest}
      actions={
        <>
          <Button onClick={() => retry()}>Try again</Button>
          <LinkButton href={homeHref} look="secondary">
            {homeLabel}
          </LinkButton>
        </>
      }
    >
      <p>{error.digest && "It has been logged. "}Nothing you entered was sent twice; trying again is safe.</p>
    </MessagePage>
  );
}
