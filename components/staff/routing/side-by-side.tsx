import { Table } from "@/components/ui/table";
import type { BackTest } from "@/lib/domain/fulfillment/get-back-test";
import type { BackTestFigures } from "@/lib/domain/fulfillment/back-test";
import { costComponents, costLabel } from "@/lib/domain/fulfillment/routing-costs";
import { distanceWords } from "@/lib/domain/locations/store-summary";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";

type Row = { label: string; value: (figures: BackTestFigures) => number | null; words: (value: number) => string; isPart?: boolean };

const money = (value: number) => formatMoney(value, homeCurrency);
const count = (value: number) => value.toLocaleString("en-US");
const rows: Row[] = [
  { label: "Shipments sent", value: ({ routed }) => routed, words: count },
  { label: "No place found", value: ({ unrouted }) => unrouted, words: count },
  { label: "Sent in several parts", value: ({ split }) => split, words: count },
  { label: "Parts", value: ({ parts }) => parts, words: count },
  { label: "Distance of a part, mean", value: ({ meanKm }) => meanKm, words: distanceWords },
  { label: "Days to the promised arrival, mean", value: ({ meanDays }) => meanDays, words: (value) => value.toFixed(2) },
  { label: "Landed cost", value: ({ cost }) => cost.totalMinor, words: money },
  ...costComponents.map((component): Row => ({ label: costLabel[component], value: ({ cost }) => cost[component], words: money, isPart: true })),
];

/** The figures of both rule sets, and what the draft would change. */
export function SideBySide({ test }: { test: BackTest }) {
  const shown = (row: Row, figures: BackTestFigures) => { const value = row.value(figures); return value === null ? "–" : row.words(value); };
  return (
    <Table
      caption="Published rules and draft side by side" onPhone="scroll" rows={rows} rowKey={({ label }) => label}
      columns={[
        { key: "label", header: "Figure", cell: (row) => <span className={row.isPart ? "pl-4 text-muted" : "font-medium"}>{row.label}</span> },
        { key: "published", header: test.version === 0 ? "Built-in rules" : `Version ${test.version}`, kind: "number", cell: (row) => shown(row, test.published) },
        { key: "draft", header: "Draft", kind: "number", cell: (row) => shown(row, test.draft) },
        { key: "change", header: "Change", kind: "number", cell: (row) => changeWords(row, test) },
      ]}
    />
  );
}

function changeWords(row: Row, { published, draft }: BackTest): string {
  const [before, after] = [row.value(published), row.value(draft)];
  if (before === null || after === null) return "–";
  const change = after - before;
  const words = row.words(Math.abs(change));
  return words === row.words(0) ? "none" : `${change > 0 ? "+" : "−"}${words}`;
}
