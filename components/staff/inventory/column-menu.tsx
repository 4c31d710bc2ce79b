"use client";

import { Columns3 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Popover } from "@/components/ui/popover";
import { stockColumns } from "./stock-columns";
import type { StockAddress } from "./use-stock-address";

/** Which columns the grid shows; part of its address. */
export function ColumnMenu({ address }: { address: StockAddress }) {
  const shown = new Set(address.columns.map(({ key }) => key));
  const toggle = (key: (typeof stockColumns)[number]["key"]) => {
    const next = stockColumns.filter((column) => (column.key === key ? !shown.has(key) : shown.has(column.key))).map((column) => column.key);
    if (next.length > 0) address.change({ cols: next.length === stockColumns.length ? "" : next.join(".") });
  };
  return (
    <Popover align="end" className="w-60! p-3!" trigger={<Button look="secondary"><Columns3 aria-hidden className="size-4" />Columns</Button>}>
      <fieldset>
        <legend className="sr-only">Columns</legend>
        {stockColumns.map(({ key, label }) => <Checkbox key={key} label={label} checked={shown.has(key)} onChange={() => toggle(key)} className="lg:min-h-8! lg:py-1.5!" />)}
      </fieldset>
      {shown.size < stockColumns.length && <Button look="quiet" size="small" className="mt-1 w-full" onClick={() => address.change({ cols: "" })}>Show all</Button>}
    </Popover>
  );
}
