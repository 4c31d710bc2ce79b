"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { statusTone } from "@/components/staff/counter/status-tone";
import { ChoiceTable } from "@/components/staff/frame/choice-table";
import { forEach, type Verb } from "@/components/staff/frame/many";
import { shortPlace } from "@/components/staff/frame/short-place";
import { Badge } from "@/components/ui/badge";
import { holdParts, releaseHolds } from "@/lib/actions/exceptions";
import { cancelOrders } from "@/lib/actions/orders";
import { channelLabel } from "@/lib/domain/channel";
import { machineOf } from "@/lib/domain/fulfillment/fulfillment-state";
import { holdLabel, holdReasons } from "@/lib/domain/fulfillment/hold";
import { staffStatusWords } from "@/lib/domain/fulfillment/timeline";
import { clockWords, dateWords } from "@/lib/domain/locations/time-words";
import type { ListedOrder } from "@/lib/domain/orders/order-list";
import { orderZone } from "@/lib/domain/orders/order-view";
import { formatMoney } from "@/lib/kernel/money";

type Part = ListedOrder["parts"][number];
const mayMove = (to: "cancelled" | "on_hold") => ({ method, status }: Part): boolean => machineOf(method).may(status, to);
const rests = ({ status }: Part): boolean => status === "on_hold";

const manage: Verb<ListedOrder>[] = [
  {
    label: "Hold", done: "on hold", fits: ({ parts }) => parts.some(mayMove("on_hold")), run: forEach(holdParts, ({ parts }, [reason, note = ""]) => parts.filter(mayMove("on_hold")).map(({ id }) => ({ fulfillmentId: id, reason: holdReasons.find((one) => one === reason) ?? "other", note }))),
    ask: { title: (count) => (count === 1 ? "Hold the order?" : `Hold ${count} orders?`), body: "What is not ready yet leaves the queue until somebody takes it off hold. It keeps its units and its hour.", questions: [{ kind: "choice", label: "Why", options: holdReasons.map((value) => ({ value, label: holdLabel[value] })) }, { kind: "text", label: "Note", isOptional: true }] },
  },
  { label: "Take off hold", done: "back in the queue", fits: ({ parts }) => parts.some(rests), run: forEach(releaseHolds, ({ parts }) => parts.filter(rests).map(({ id }) => ({ fulfillmentId: id }))) },
];
const service: Verb<ListedOrder>[] = [
  { label: "Cancel", done: "cancelled", isDangerous: true, fits: ({ parts }) => parts.some(mayMove("cancelled")), run: forEach(cancelOrders, ({ id }, [reason = ""]) => [{ orderId: id, reason }]), ask: { title: (count) => (count === 1 ? "Cancel the order?" : `Cancel ${count} orders?`), body: "All that has not left yet: its stock is free at once, the money goes back, and a mail tells the shopper. This cannot be undone.", questions: [{ kind: "text", label: "Reason", hint: "The shopper reads this." }] } },
];

/** Orders with where each of their parts is. */
export function OrderTable({ rows, empty, may }: { rows: ListedOrder[]; empty: ReactNode; may: { manage: boolean; serve: boolean } }) {
  return (
    <ChoiceTable
      caption="Orders" rows={rows} rowKey={({ id }) => id} nameOf={({ number }) => number} verbs={[...(may.manage ? manage : []), ...(may.serve ? service : [])]} empty={empty}
      columns={[
        { key: "number", header: "Order", cell: ({ number }) => <Link href={`/staff/orders/${number}`} className="figures inline-flex min-h-11 items-center font-medium whitespace-nowrap underline underline-offset-4 lg:min-h-0">{number}</Link> },
        { key: "customer", header: "Customer", cell: ({ contactName }) => contactName || <span className="text-muted">no name</span> },
        { key: "what", header: "What", className: "lg:max-w-72", cell: ({ units, titles }) => <span className="line-clamp-2">{units > 1 && <span className="figures text-muted">{units} × </span>}{titles.join(", ")}</span> },
        { key: "parts", header: "Parts", className: "py-1.5", cell: ({ parts }) => <ul className="grid gap-1">{parts.map((part) => <li key={part.id} className="flex flex-wrap items-center gap-x-2 gap-y-0.5"><Badge tone={statusTone(part.status)} hasShape>{staffStatusWords(part.status, part.method)}</Badge>{part.method !== "email" && <span className="text-xs text-muted">{shortPlace(part.storeName)}</span>}</li>)}</ul> },
        { key: "channel", header: "Ordered", cell: ({ channel, placedAt, parts }) => <><span className="figures whitespace-nowrap">{dateWords(new Date(placedAt), orderZone(parts))}, {clockWords(new Date(placedAt), orderZone(parts))}</span><span className="block text-xs text-muted">{channelLabel[channel]}</span></> },
        { key: "total", header: "Total", kind: "number", cell: ({ totalMinor, currency }) => formatMoney(totalMinor, currency) },
      ]}
    />
  );
}
