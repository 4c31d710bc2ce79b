import type { ReactNode } from "react";
import type { Action } from "@/lib/actions/action";
import type { Many } from "@/lib/kernel/many";

/** What came of it, row by row; with a `problem` nothing was done. */
export type Came<Row> = { problem: string | null; done: Row[]; refused: { row: Row; why: string }[] };

/** What is asked before: a reason, or one of several answers. */
export type Question = { label: string; hint?: string } & ({ kind: "text"; isOptional?: boolean } | { kind: "choice"; options: { value: string; label: string }[] });

/** Something that can be done to several rows of a list at once. */
export type Verb<Row> = {
  label: string;
  /** "3 paused": what is said when it is done. */
  done: string;
  /** Whether it is offered for this row. */
  fits: (row: Row) => boolean;
  /** `answers` are those to `ask.questions`, in their order. */
  run: (rows: Row[], answers: readonly string[]) => Promise<Came<Row>>;
  /** What the rows come to, beside their number. */
  sum?: (rows: Row[]) => string;
  ask?: { title: (count: number) => string; body?: ReactNode; questions?: readonly Question[] };
  undo?: (rows: Row[]) => Promise<Came<Row>>;
  isDangerous?: boolean;
};

/** Runs a door for each row's inputs. A row is done when all of its inputs were. */
export const forEach = <Row, I>(act: Action<{ each: I[] }, Many>, inputsOf: (row: Row, answers: readonly string[]) => I[]) => async (rows: Row[], answers: readonly string[] = []): Promise<Came<Row>> => {
  const asked = rows.flatMap((row) => inputsOf(row, answers).map((input) => ({ row, input })));
  const outcome = await act({ each: asked.map(({ input }) => input) }).catch(() => null);
  if (!outcome?.ok) return { problem: outcome ? (Object.values(outcome.fields)[0] ?? outcome.message) : "No connection. Nothing changed; try again.", done: [], refused: [] };
  const refused = outcome.data.refused.flatMap(({ at, why }) => { const one = asked[at]; return one ? [{ row: one.row, why }] : []; });
  return { problem: null, done: rows.filter((row) => !refused.some((one) => one.row === row)), refused };
};
