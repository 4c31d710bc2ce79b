"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

type Props = { isDirty: boolean; isBusy: boolean; problem?: string | null; onDiscard: () => void; formId: string; /** What is saved, where a page has several forms: "hours". */ what?: string; /** For something new the bar is there from the start, with this on its button. */ create?: string };

/** Unsaved changes are visible and can be kept or dropped; leaving with them asks first. */
export function SaveBar({ isDirty, isBusy, problem, onDiscard, formId, what, create }: Props) {
  const router = useRouter();
  const [leaving, setLeaving] = useState<string | null>(null);
  useEffect(() => {
    if (!isDirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.origin !== location.origin || (link.pathname === location.pathname && link.search === location.search)) return;
      event.preventDefault();
      event.stopPropagation();
      setLeaving(link.pathname + link.search);
    };
    addEventListener("beforeunload", onUnload);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, [isDirty]);
  return (
    <>
      {(isDirty || problem || create) && (
        <div role="region" aria-label={what ? `Unsaved ${what}` : "Unsaved changes"} className="sticky bottom-20 z-20 mt-6 flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line-strong bg-surface px-4 py-3 shadow-2 lg:bottom-4">
          <p role={problem ? "alert" : "status"} className={problem ? "text-sm text-negative" : "text-sm"}>{problem ?? (what ? `Unsaved ${what}` : create ? "Not saved yet" : "Unsaved changes")}</p>
          <div className="ml-auto flex gap-2">
            {(isDirty || problem) && <Button look="quiet" onClick={onDiscard} disabled={isBusy}>Discard</Button>}
            <Button type="submit" form={formId} isBusy={isBusy}>{create ?? (what ? `Save ${what}` : "Save")}</Button>
          </div>
        </div>
      )}
      <Dialog
        title="Leave without saving?" description="Your changes on this page are not saved yet." open={leaving !== null} onOpenChange={(open) => !open && setLeaving(null)}
        footer={
          <>
            <Button look="quiet" onClick={() => setLeaving(null)}>Stay</Button>
            <Button look="danger" onClick={() => { const path = leaving; setLeaving(null); onDiscard(); if (path) router.push(path); }}>Leave</Button>
          </>
        }
      />
    </>
  );
}
