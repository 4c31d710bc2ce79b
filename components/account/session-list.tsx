"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { endOtherSessions, endOwnSession, endStaffSession } from "@/lib/actions/account";
import type { SessionSummary } from "@/lib/domain/identity/list-sessions";
import { momentWords } from "@/lib/domain/locations/time-words";

/** Where this account is signed in; ending one takes effect at its next request. */
export function SessionList({ sessions, room }: { sessions: SessionSummary[]; room: "shop" | "staff" }) {
  const router = useRouter();
  const [failure, setFailure] = useState("");
  const [isBusy, start] = useTransition();
  const end = (sessionId: string) => start(async () => {
    const outcome = await (room === "staff" ? endStaffSession : endOwnSession)({ sessionId });
    setFailure(outcome.ok ? "" : outcome.message);
    router.refresh();
  });
  const endOthers = () => start(async () => {
    const outcome = await endOtherSessions({});
    setFailure(outcome.ok ? "" : outcome.message);
    router.refresh();
  });
  return (
    <>
      {failure && <p role="alert" className="mb-2 text-sm text-negative">{failure}</p>}
      <ul className="divide-y divide-line border-y border-line">
        {sessions.map((session) => (
          <li key={session.id} className="flex min-h-16 flex-wrap items-center justify-between gap-3 py-2">
            <div className="text-sm">
              <p className="flex flex-wrap items-center gap-x-2 font-medium">{session.deviceName}{session.isThisOne && <Badge tone="positive">This one</Badge>}</p>
              <p className="text-xs text-muted">Signed in {momentWords(new Date(session.createdAt), "America/Chicago")}</p>
            </div>
            {!session.isThisOne && <Button look="secondary" size="small" isBusy={isBusy} onClick={() => end(session.id)} aria-label={`Sign out ${session.deviceName}`}>Sign out</Button>}
          </li>
        ))}
      </ul>
      {room === "shop" && sessions.length > 2 && <Button look="secondary" className="mt-4" isBusy={isBusy} onClick={endOthers}>Sign out everywhere else</Button>}
    </>
  );
}
