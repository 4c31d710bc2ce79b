"use client";

import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";

import { onQueueChange, onScanAnswer, queueText, readScans, sendScan, type DockScan, type QueuedScan } from "@/components/staff/counter/scan-queue";
import { play } from "@/components/staff/counter/sounds";
import type { Feedback } from "@/components/staff/counter/use-pick";
import { uuid } from "@/components/ui/uuid";
import { isScanOf, readScan } from "@/lib/domain/fulfillment/scan";
import { lineName } from "@/lib/domain/inventory/unit-words";
import { leftToPack, onTheWay } from "@/lib/domain/transfers/transfer-line";
import type { TransferLineView, TransferView } from "@/lib/domain/transfers/transfer-view";

export type DockStepName = "pack" | "receive";

const counterOf = { pack: "packed", receive: "received" } as const;
const leftOf = { pack: leftToPack, receive: onTheWay };

/**
 * Counting by scan at the dock. The device knows the lines, so right and wrong are told at once, without the network; the
 * server counts each scan once, whenever it arrives, and has the last word.
 */
export function useDock(view: TransferView, step: DockStepName, onChanged: () => void) {
  const [feedback, setFeedback] = useState<Feedback | null>(null);
  /** What was scanned and is not expected: it may be reported. */
  const [unexpected, setUnexpected] = useState<string | null>(null);
  const text = useSyncExternalStore(onQueueChange, queueText, () => "[]");
  const [counter, left] = [counterOf[step], leftOf[step]];
  const waiting = useMemo(() => readScans(text).filter((scan) => isOf(scan, view.id, step)), [text, view.id, step]);
  const [answered, setAnswered] = useState<Record<string, number>>({});
  const lines = useMemo(() => view.lines.map((line) => ({
    ...line, [counter]: Math.max(line[counter], answered[line.id] ?? 0) + waiting.filter((scan) => scan.lineId === line.id).reduce((sum, scan) => sum + scan.quantity, 0),
  })), [view.lines, answered, waiting, counter]);

  const say = useCallback((tone: Feedback["tone"], title: string, detail: string) => {
    play(tone);
    setFeedback({ tone, title, detail, at: Date.now() });
  }, []);

  useEffect(() => onScanAnswer((scan, answer) => {
    if (!isOf(scan, view.id, step)) return;
    if (answer.ok) setAnswered((known) => ({ ...known, [answer.lineId]: answer.counted }));
    else if (scan.lineId === null) setFeedback({ tone: "wrong", title: "Not on this transfer", detail: answer.message, at: Date.now() });
    else say("wrong", "Not counted", answer.message);
    onChanged();
  }), [onChanged, say, step, view.id]);

  const count = useCallback((line: TransferLineView, quantity: number, scanned: string, override: { lineId: string; reason: string } | null) => {
    sendScan({ scanId: uuid(), transferId: view.id, step, lineId: line.id, scanned, quantity, override });
    const rest = left(line) - quantity;
    setUnexpected(null);
    say("right", lineName(line), rest > 0 ? `${rest} more of these` : step === "pack" ? "All of these packed" : "All of these received");
  }, [left, say, step, view.id]);

  const scan = useCallback((scanned: string) => {
    const read = readScan(scanned);
    const line = lines.find((one) => isScanOf(read, one));
    if (line && left(line) > 0) return count(line, 1, scanned, null);
    if (read.kind === "bad_gtin") return say("wrong", "Misread", "The check digit does not fit. Scan it again.");
    setUnexpected(scanned);
    if (line) return say("wrong", "One too many", step === "pack" ? `All units of ${lineName(line)} are packed already. Put this one back.` : `All units of ${lineName(line)} that were sent are received.`);
    // The server knows the name of what was scanned, and has the last word.
    sendScan({ scanId: uuid(), transferId: view.id, step, lineId: null, scanned, quantity: 1, override: null });
    say("wrong", "Not on this transfer", step === "pack" ? "Leave it here, or ask the planner to add it." : "Keep it beside the boxes, then report it.");
  }, [count, left, lines, say, step, view.id]);

  return { lines, left, waiting: waiting.length, feedback, unexpected, clearUnexpected: () => setUnexpected(null), scan, countBy: (line: TransferLineView, quantity: number, reason: string) => count(line, quantity, "", { lineId: line.id, reason }) };
}

const isOf = (scan: QueuedScan, transferId: string, step: DockStepName): scan is DockScan => "transferId" in scan && scan.transferId === transferId && scan.step === step;
