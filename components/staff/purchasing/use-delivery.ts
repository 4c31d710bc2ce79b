"use client";

import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { onQueueChange, onScanAnswer, queueText, readScans, sendScan, type DeliveryScan, type QueuedScan } from "@/components/staff/counter/scan-queue";
import { play } from "@/components/staff/counter/sounds";
import type { Feedback } from "@/components/staff/counter/use-pick";
import { uuid } from "@/components/ui/uuid";
import { isScanOf, readScan } from "@/lib/domain/fulfillment/scan";
import { lineName } from "@/lib/domain/inventory/unit-words";
import { toCome } from "@/lib/domain/purchasing/purchase-line";
import type { PurchaseLineView, PurchaseView } from "@/lib/domain/purchasing/purchase-view";

/**
 * Receiving by scan. The device knows the lines, so right and wrong are told at once, without the network; the server
 * counts each scan once, whenever it arrives, and has the last word.
 */
export function useDelivery(view: PurchaseView, onChanged: () => void) {
  const [feedback, setFeedback] = useState<Feedback | null>(null);
  /** Scanned though all that was ordered has arrived: it may be taken in or refused. */
  const [surplus, setSurplus] = useState<PurchaseLineView | null>(null);
  const text = useSyncExternalStore(onQueueChange, queueText, () => "[]");
  const waiting = useMemo(() => readScans(text).filter((scan) => isOf(scan, view.id)), [text, view.id]);
  const [answered, setAnswered] = useState<Record<string, number>>({});
  const lines = useMemo(() => view.lines.map((line) => ({
    ...line, received: Math.max(line.received, answered[line.id] ?? 0) + waiting.filter((scan) => scan.lineId === line.id && scan.step === "receive").reduce((sum, scan) => sum + scan.quantity, 0),
  })), [view.lines, answered, waiting]);

  const say = useCallback((tone: Feedback["tone"], title: string, detail: string) => {
    play(tone);
    setFeedback({ tone, title, detail, at: Date.now() });
  }, []);

  useEffect(() => onScanAnswer((scan, answer) => {
    if (!isOf(scan, view.id)) return;
    // What came over is told with the order: it raises both sides of the count.
    if (answer.ok && scan.step === "receive") setAnswered((known) => ({ ...known, [answer.lineId]: answer.counted }));
    else if (answer.ok) setSurplus(null);
    else if (scan.lineId === null) setFeedback({ tone: "wrong", title: "Not on this order", detail: answer.message, at: Date.now() });
    else say("wrong", "Not counted", answer.message);
    onChanged();
  }), [onChanged, say, view.id]);

  const send = useCallback((line: PurchaseLineView | null, step: "receive" | "over", quantity: number, scanned: string, override: DeliveryScan["override"]) =>
    sendScan({ scanId: uuid(), purchaseOrderId: view.id, step, lineId: line?.id ?? null, scanned, quantity, override }), [view.id]);

  const count = useCallback((line: PurchaseLineView, quantity: number, scanned: string, override: DeliveryScan["override"]) => {
    send(line, "receive", quantity, scanned, override);
    const rest = toCome(line) - quantity;
    setSurplus(null);
    say("right", lineName(line), rest > 0 ? `${rest} more of these` : "All of these received");
  }, [say, send]);

  const scan = useCallback((scanned: string) => {
    const read = readScan(scanned);
    const line = lines.find((one) => isScanOf(read, one));
    if (line && toCome(line) > 0) return count(line, 1, scanned, null);
    if (read.kind === "bad_gtin") return say("wrong", "Misread", "The check digit does not fit. Scan it again.");
    if (line) {
      setSurplus(line);
      return say("wrong", "More than ordered", `All ${line.ordered} of ${lineName(line)} are accounted for. Take it in as over, or give it back to the driver.`);
    }
    // The server knows the name of what was scanned, and has the last word.
    send(null, "receive", 1, scanned, null);
    say("wrong", "Not on this order", "Give it back to the driver, or ask the planner.");
  }, [count, lines, say, send]);

  const takeOver = (line: PurchaseLineView) => {
    send(line, "over", 1, line.sku, null);
    setSurplus(null);
    say("right", lineName(line), "One taken in as over");
  };

  return { lines, waiting: waiting.length, feedback, surplus, scan, takeOver, countBy: (line: PurchaseLineView, quantity: number, reason: string) => count(line, quantity, "", { lineId: line.id, reason }) };
}

const isOf = (scan: QueuedScan, purchaseOrderId: string): scan is DeliveryScan => "purchaseOrderId" in scan && scan.purchaseOrderId === purchaseOrderId;
