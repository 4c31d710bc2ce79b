"use client";

import { useMemo, useRef, useState } from "react";
import type { StockRow } from "@/lib/domain/inventory/stock-grid";
import { toast } from "@/components/ui/toast";
import type { SelectedRow } from "./bulk-dialog";
import { rowKey } from "./stock-columns";
import { readJson } from "./use-stock-pages";

/** Rows chosen for a bulk change: one by one, a range with Shift, or all that fit the filter. */
export function useSelection(search: string, rowAt: (position: number) => StockRow | undefined) {
  const [state, setState] = useState<{ search: string; rows: Map<string, SelectedRow> }>({ search, rows: new Map() });
  const last = useRef<number | null>(null);
  const rows = state.search === search ? state.rows : none;
  const keep = (next: Map<string, SelectedRow>) => setState({ search, rows: next });
  return {
    keys: useMemo(() => new Set(rows.keys()), [rows]),
    rows: useMemo(() => [...rows.values()], [rows]),
    clear: () => keep(new Map()),
    toggle(position: number, isRange: boolean) {
      const next = new Map(rows);
      const from = isRange && last.current !== null ? last.current : position;
      const target = rowAt(position);
      const shouldAdd = target !== undefined && !rows.has(rowKey(target));
      for (let at = Math.min(from, position); at <= Math.max(from, position); at++) {
        const row = rowAt(at);
        if (!row) continue;
        if (shouldAdd) next.set(rowKey(row), { variantId: row.variantId, locationId: row.locationId, version: row.version });
        else next.delete(rowKey(row));
      }
      last.current = position;
      keep(next);
    },
    async toggleAll() {
      if (rows.size > 0) return keep(new Map());
      const found = await readJson<{ rows: SelectedRow[] }>(`/api/staff/inventory/keys?${search}`).catch((error: unknown) => toast({ title: "The rows did not load", tone: "negative", ...(error instanceof Error && { detail: error.message }) }));
      if (found) keep(new Map(found.rows.map((row) => [rowKey(row), row])));
    },
  };
}

const none = new Map<string, SelectedRow>();
