"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { utcMoment } from "@/components/staff/catalog/utc-moment";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { returnWeights } from "@/lib/actions/search";
import type { WeightSet } from "@/lib/domain/search/list-weight-sets";

type Version = Omit<WeightSet, "weights"> & { /** What it weighed otherwise than what is in force. */ otherwise: string };

/** What was ever in force, newest first; each can be put in force again, as a new version. */
export function WeightVersions({ versions, current }: { versions: Version[]; current: number }) {
  const router = useRouter();
  const [asked, setAsked] = useState<Version | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const nameOf = ({ version }: Version) => (version === 0 ? "the built-in weights" : `version ${version}`);
  const close = () => { setAsked(null); setProblem(null); };
  const send = async (version: number) => {
    setBusy(true);
    const outcome = await returnWeights({ version, current }).catch(() => null);
    setBusy(false);
    if (!outcome?.ok) return setProblem(outcome?.message ?? "No connection. Nothing changed; try again.");
    close();
    toast({ title: `Version ${outcome.data.version} is in force` });
    router.refresh();
  };
  return (
    <>
      <ol className="divide-y divide-line text-sm">
        {versions.map((each) => (
          <li key={each.version} className="flex items-center justify-between gap-3 py-2.5">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium">{each.version === 0 ? "Built in" : `Version ${each.version}`}{each.version === current && <Badge tone="positive" hasShape>in force</Badge>}</p>
              {each.version > 0 && <p className="text-xs break-words text-muted">{each.note}{each.by ? `, ${each.by}` : ""}{each.publishedAt ? `, ${utcMoment(each.publishedAt)}` : ""}</p>}
              {each.otherwise && <p className="figures text-xs break-words text-muted">{each.otherwise}</p>}
            </div>
            {each.version !== current && <Button look="quiet" size="small" aria-label={`Return to ${nameOf(each)}`} onClick={() => setAsked(each)}>Return to it</Button>}
          </li>
        ))}
      </ol>
      <Dialog
        title={asked ? `Return to ${nameOf(asked)}?` : ""} description="Its weights are published again as a new version; searches follow at once." open={asked !== null} onOpenChange={(isOpen) => !isOpen && close()}
        footer={<><Button look="quiet" onClick={close}>Cancel</Button><Button isBusy={isBusy} onClick={() => asked && void send(asked.version)}>Return to it</Button></>}
      >
        {problem && <p role="alert" className="text-sm text-negative">{problem}</p>}
      </Dialog>
    </>
  );
}
