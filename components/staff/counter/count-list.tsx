"use client";

import clsx from "clsx";
import { ListChecks } from "lucide-react";
import Image from "next/image";
import { useRouter } from "next/navigation";
import { useState, useTransition, type ReactNode } from "react";
import { forEach, type Verb } from "@/components/staff/frame/many";
import { useChoice } from "@/components/staff/frame/use-choice";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { approveCount, approveCounts, rejectCount, rejectCounts, submitCount } from "@/lib/actions/fulfillment";
import { shelfWords } from "@/lib/domain/fulfillment/pick-path";
import { asSentence } from "@/lib/kernel/as-sentence";
import { textOf } from "./text-of";

export type CountRow = {
  id: string; status: "open" | "submitted"; reason: string; title: string; variantTitle: string; sku: string; storeName: string; aisle: string; bay: string;
  image: { src: string; alt: string; background: string } | null; result: { expected: number; counted: number; countedBy: string; promised: number } | null;
};

const isCounted = ({ status, result }: CountRow): boolean => status === "submitted" && result !== null;
const verbs: Verb<CountRow>[] = [
  { label: "Approve", done: "approved", fits: isCounted, run: forEach(approveCounts, ({ id }) => [{ countId: id }]), sum: (rows) => differenceWords(rows.reduce((sum, { result }) => sum + (result ? result.counted - result.expected : 0), 0)), ask: { title: (count) => (count === 1 ? "Approve the count?" : `Approve ${count} counts?`), body: "The books become what was counted. Where more is promised than was found, shoppers are asked what they want instead." } },
  { label: "Count again", done: "to be counted again", fits: isCounted, run: forEach(rejectCounts, ({ id }) => [{ countId: id }]) },
];
const differenceWords = (units: number): string => (units === 0 ? "no difference" : `${units > 0 ? "+" : "−"}${Math.abs(units)}`);

/** Blind counts along the aisles; who may decide sees the difference afterwards. */
export function CountList({ counts, mayDecide }: { counts: CountRow[]; mayDecide: boolean }) {
  const { above, below, boxOf } = useChoice({ rows: counts, rowKey: ({ id }) => id, nameOf: ({ title, sku }) => `${title}, ${sku}`, verbs: mayDecide ? verbs : [] });
  if (counts.length === 0) return <EmptyState icon={<ListChecks />} title="Nothing to count">A count opens when an item cannot be found, or when somebody asks for one in Inventory.</EmptyState>;
  return (
    <>
      {above}
      <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">{counts.map((count) => <Row key={`${count.id}${count.status}`} count={count} mayDecide={mayDecide} box={boxOf?.(count)} />)}</ul>
      {below}
    </>
  );
}

function Row({ count, mayDecide, box }: { count: CountRow; mayDecide: boolean; box: ReactNode }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const run = (work: () => Promise<{ ok: true; words: string } | { ok: false; message: string } | null>) => start(async () => {
    const outcome = await work().catch(() => null);
    if (!outcome?.ok) return setProblem(outcome?.message ?? "No connection. Nothing changed; try again.");
    setProblem(null);
    toast({ title: outcome.words });
    router.refresh();
  });
  const submit = (counted: string) => run(async () => {
    const outcome = await submitCount({ countId: count.id, counted });
    return outcome.ok ? { ok: true, words: "Count sent" } : { ok: false, message: outcome.fields["counted"] ?? outcome.message };
  });
  const approve = () => run(async () => {
    const outcome = await approveCount({ countId: count.id });
    return outcome.ok ? { ok: true, words: outcome.data.released > 0 ? `Approved; ${outcome.data.released} ${outcome.data.released === 1 ? "shopper was" : "shoppers were"} asked what they want instead` : "Approved" } : outcome;
  });
  const reject = () => run(async () => {
    const outcome = await rejectCount({ countId: count.id });
    return outcome.ok ? { ok: true, words: "Rejected; a new count is open" } : outcome;
  });
  return (
    <li className="grid gap-3 p-3.5">
      <div className="flex flex-wrap items-center gap-3.5">
        {box}
        {count.image && <Image src={count.image.src} alt="" width={64} height={64} className="size-16 shrink-0 rounded-md object-cover" style={{ background: count.image.background }} />}
        <div className="min-w-0 flex-1 basis-52">
          <p className="figures text-sm font-semibold">{shelfWords(count)}</p>
          <p className="text-sm">{[count.title, count.variantTitle].filter(Boolean).join(", ")}</p>
          <p className="figures text-xs text-muted">{[count.sku, count.reason, count.storeName].join(" · ")}</p>
        </div>
        {count.status === "open" ? (
          <form className="flex items-end gap-2" onSubmit={(event) => { event.preventDefault(); submit(textOf(new FormData(event.currentTarget), "counted")); }}>
            <label htmlFor={`count-${count.id}`} className="grid gap-1 text-xs text-muted">On the shelf<Input id={`count-${count.id}`} name="counted" type="number" inputMode="numeric" min={0} max={1000000} required className="figures w-28" aria-invalid={problem ? true : undefined} /></label>
            <Button type="submit" isBusy={isBusy} className="min-h-11 lg:min-h-control">Send</Button>
          </form>
        ) : <Result count={count} mayDecide={mayDecide} isBusy={isBusy} onApprove={approve} onReject={reject} />}
      </div>
      {problem && <p role="alert" className="text-sm text-negative">{problem}</p>}
    </li>
  );
}

function Result({ count, mayDecide, isBusy, onApprove, onReject }: { count: CountRow; mayDecide: boolean; isBusy: boolean; onApprove: () => void; onReject: () => void }) {
  if (!count.result || !mayDecide) return <Badge tone="info" hasShape>Counted, waits for a manager</Badge>;
  const { expected, counted, countedBy, promised } = count.result;
  const difference = counted - expected;
  const short = Math.max(0, promised - counted);
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
      <p className="figures text-sm">
        <span className="block">Books {expected}, counted {counted}{countedBy && <span className="text-muted"> by {countedBy}</span>}</span>
        <span className={clsx("block text-xs", difference === 0 ? "text-positive" : "text-negative")}>{asSentence(differenceWords(difference))}{short > 0 && `; ${promised} promised, so ${short} ${short === 1 ? "unit goes" : "units go"} back to shoppers`}</span>
      </p>
      <div className="flex gap-2"><Button look="secondary" size="small" className="min-h-11" isBusy={isBusy} onClick={onReject}>Count again</Button><Button size="small" className="min-h-11" isBusy={isBusy} onClick={onApprove}>Approve</Button></div>
    </div>
  );
}
