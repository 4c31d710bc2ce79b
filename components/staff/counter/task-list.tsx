"use client";

import { CircleCheckBig } from "lucide-react";
import Image from "next/image";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { forEach, type Verb } from "@/components/staff/frame/many";
import { useChoice } from "@/components/staff/frame/use-choice";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { toast } from "@/components/ui/toast";
import { completeTask, completeTasks } from "@/lib/actions/fulfillment";
import { shelfWords } from "@/lib/domain/fulfillment/pick-path";
import { ScanField } from "./scan-field";
import { play } from "./sounds";

export type TaskRow = { id: string; kind: string; title: string; detail: string; storeName: string; fulfillmentId: string | null; number: string | null; image: { src: string; alt: string; background: string } | null; aisle: string; bay: string; needsScan: boolean };

const verbs: Verb<TaskRow>[] = [{ label: "Mark done", done: "done", fits: ({ needsScan }) => !needsScan, run: forEach(completeTasks, ({ id }) => [{ taskId: id, scanned: null }]) }];

/** Open tasks. Goods are put back by scanning them at their shelf; then they are on sale again. */
export function TaskList({ tasks, isNarrowed, mayWork }: { tasks: TaskRow[]; isNarrowed: boolean; mayWork: boolean }) {
  const router = useRouter();
  const [scanning, setScanning] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const { above, below, boxOf } = useChoice({ rows: tasks, rowKey: ({ id }) => id, nameOf: ({ title }) => title, verbs: mayWork ? verbs : [] });
  const done = (task: TaskRow, scanned: string | null) => start(async () => {
    const outcome = await completeTask({ taskId: task.id, scanned }).catch(() => null);
    if (!outcome?.ok) {
      play("wrong");
      return setProblem(outcome?.message ?? "No connection. Nothing changed; try again.");
    }
    if (scanned) play("right");
    setProblem(null);
    setScanning(null);
    toast({ title: task.needsScan ? "Back on sale" : "Done" });
    router.refresh();
  });
  if (tasks.length === 0 && isNarrowed) return <EmptyState title="Nothing of this kind" action={<LinkButton href="/staff/tasks" look="secondary">Show everything</LinkButton>} />;
  if (tasks.length === 0) return <EmptyState icon={<CircleCheckBig />} title="Nothing to look at">Tasks appear when goods must be put back or something needs a person.</EmptyState>;
  return (
    <>
      {above}
      <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
        {tasks.map((task) => (
          <li key={task.id} className="p-3.5">
            <div className="flex flex-wrap items-center gap-3.5">
              {boxOf?.(task)}
              {task.image && <Image src={task.image.src} alt="" width={56} height={56} className="size-14 shrink-0 rounded-md object-cover" style={{ background: task.image.background }} />}
              <div className="min-w-0 flex-1 basis-52">
                <p className="text-sm font-medium">{task.title}</p>
                <p className="figures text-xs text-muted">{[task.detail, task.needsScan && `to ${shelfWords(task)}`, task.storeName].filter(Boolean).join(" · ")}</p>
                {task.fulfillmentId && task.number && <Link href={`/staff/pickups/${task.fulfillmentId}`} className="figures -mb-2 inline-flex min-h-11 items-center text-xs underline underline-offset-4">{task.number}</Link>}
              </div>
              {mayWork && scanning !== task.id && <Button size="small" look="secondary" className="min-h-11" isBusy={isBusy} onClick={() => (task.needsScan ? (setProblem(null), setScanning(task.id)) : done(task, null))}>{task.needsScan ? "Put back" : "Done"}</Button>}
            </div>
            {scanning === task.id && (
              <div className="mt-3 grid gap-2">
                <ScanField label={`Scan ${task.title}`} placeholder="Scan the item at its shelf" onScan={(text) => done(task, text)} tone={problem ? "wrong" : null} />
                {problem && <p role="alert" className="text-sm text-negative">{problem}</p>}
              </div>
            )}
            {problem && scanning === null && <p role="alert" className="mt-2 text-sm text-negative">{problem}</p>}
          </li>
        ))}
      </ul>
      {below}
    </>
  );
}
