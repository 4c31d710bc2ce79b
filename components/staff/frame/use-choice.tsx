"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, useTransition, type ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { toast } from "@/components/ui/toast";
import { AskDialog } from "./ask-dialog";
import type { Came, Verb } from "./many";

type Props<Row> = { rows: readonly Row[]; rowKey: (row: Row) => string; nameOf: (row: Row) => string; verbs: readonly Verb<Row>[] };
type Refusals = { title: string; lines: { name: string; why: string }[] };

/**
 * Choosing several rows of a list: one by one, a range with Shift, or all. `boxOf` stands in each row, `above` and `below`
 * around the list: what was refused and the box for all, and what fits the chosen ones. Nothing shows without verbs.
 */
export function useChoice<Row>({ rows, rowKey, nameOf, verbs }: Props<Row>): { above: ReactNode; below: ReactNode; boxOf: ((row: Row) => ReactNode) | null } {
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<Verb<Row> | null>(null);
  const [refused, setRefused] = useState<Refusals | null>(null);
  const [isBusy, start] = useTransition();
  const last = useRef<string | null>(null);
  const choosable = rows.filter((row) => verbs.some(({ fits }) => fits(row)));
  const marked = choosable.filter((row) => chosen.has(rowKey(row)));
  const isAll = marked.length > 0 && marked.length === choosable.length;

  const choose = (row: Row, isOn: boolean, isRange: boolean) => {
    const keys = choosable.map(rowKey);
    const at = keys.indexOf(rowKey(row));
    const from = isRange && last.current !== null && keys.includes(last.current) ? keys.indexOf(last.current) : at;
    last.current = rowKey(row);
    const between = keys.slice(Math.min(from, at), Math.max(from, at) + 1);
    setChosen((now) => new Set(isOn ? [...now, ...between] : [...now].filter((key) => !between.includes(key))));
  };
  const tell = (words: string, { problem, done, refused: failed }: Came<Row>, undo?: () => void) => {
    if (problem) return setRefused({ title: problem, lines: [] });
    setRefused(failed.length > 0 ? { title: failed.length === 1 ? "One was left as it is" : `${failed.length} were left as they are`, lines: failed.map(({ row, why }) => ({ name: nameOf(row), why })) } : null);
    if (done.length > 0) toast({ title: `${done.length} ${words}`, ...(undo && { undo: { label: "Undo", run: undo } }) });
    setChosen(new Set(failed.map(({ row }) => rowKey(row))));
    setAsking(null);
    router.refresh();
  };
  const run = (verb: Verb<Row>, answers: readonly string[]) => start(async () => {
    const came = await verb.run(marked.filter(verb.fits), answers);
    const { undo } = verb;
    tell(verb.done, came, undo && (() => start(async () => tell("as before", await undo(came.done)))));
  });

  return {
    boxOf: choosable.length === 0 ? null : (row) => verbs.some(({ fits }) => fits(row)) && (
      <Checkbox className="shrink-0 max-lg:min-w-11 lg:min-h-0 lg:py-0" label={<span className="sr-only">Choose {nameOf(row)}</span>} checked={chosen.has(rowKey(row))} onChange={({ target, nativeEvent }) => choose(row, target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)} />
    ),
    above: (
      <>
        {refused && !asking && (
          <Banner tone="negative" role="alert" className="mb-3" title={refused.lines.length > 0 ? refused.title : undefined}>
            {refused.lines.length > 0 ? <ul className="grid gap-1">{refused.lines.map(({ name, why }) => <li key={name}><span className="figures font-medium">{name}</span>: {why}</li>)}</ul> : refused.title}
          </Banner>
        )}
        {choosable.length > 1 && <Checkbox className="w-fit" label={isAll ? "Choose none" : `Choose all ${choosable.length}${choosable.length < rows.length ? " that can be changed" : ""}`} checked={isAll} onChange={() => setChosen(new Set(isAll ? [] : choosable.map(rowKey)))} />}
      </>
    ),
    below: (
      <>
        {marked.length > 0 && (
          <section aria-label="Chosen" className="sticky bottom-0 z-10 -mx-4 mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-surface px-4 py-3 shadow-2 max-lg:bottom-14 lg:mx-0 lg:rounded-md lg:border">
            <p role="status" className="figures text-sm">{marked.length} chosen</p>
            <Button look="quiet" size="small" className="max-lg:min-h-11" onClick={() => setChosen(new Set())}>Choose none</Button>
            <div className="flex flex-wrap gap-2 lg:ml-auto">
              {verbs.map((verb) => ({ verb, fitting: marked.filter(verb.fits) })).filter(({ fitting }) => fitting.length > 0).map(({ verb, fitting }) => (
                <Button key={verb.label} size="small" look={verb.isDangerous ? "danger" : "secondary"} className="max-lg:min-h-11" isBusy={isBusy} onClick={() => { setRefused(null); if (verb.ask) setAsking(verb); else run(verb, []); }}>{verb.label} {fitting.length}{verb.sum && `, ${verb.sum(fitting)}`}</Button>
              ))}
            </div>
          </section>
        )}
        {asking?.ask && <AskDialog key={asking.label} ask={asking.ask} label={asking.label} count={marked.filter(asking.fits).length} isDangerous={asking.isDangerous ?? false} problem={refused?.title ?? null} isBusy={isBusy} onClose={() => setAsking(null)} onAnswer={(answers) => run(asking, answers)} />}
      </>
    ),
  };
}
