"use client";

import type { ReactNode } from "react";
import { Table, type Column } from "@/components/ui/table";
import type { Verb } from "./many";
import { useChoice } from "./use-choice";

type Props<Row> = {
  caption: string; columns: Column<Row>[]; rows: Row[]; rowKey: (row: Row) => string; nameOf: (row: Row) => string; verbs: readonly Verb<Row>[]; empty?: ReactNode; className?: string;
};

/** A table in which several rows can be chosen; without verbs a plain one. */
export function ChoiceTable<Row>({ verbs, nameOf, columns, ...table }: Props<Row>) {
  const { above, below, boxOf } = useChoice({ rows: table.rows, rowKey: table.rowKey, nameOf, verbs });
  const [first, ...rest] = columns;
  return (
    <>
      {above}
      <Table {...table} columns={first && boxOf ? [{ ...first, cell: (row) => <span className="flex items-center gap-2">{boxOf(row) || <span className="w-11 shrink-0 max-sm:hidden lg:w-8" />}<span className="min-w-0">{first.cell(row)}</span></span> }, ...rest] : columns} />
      {below}
    </>
  );
}
