"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { toast } from "@/components/ui/toast";
import { uuid } from "@/components/ui/uuid";
import { undoStep } from "@/lib/actions/fulfillment";
import { leftToPick } from "@/lib/domain/fulfillment/line-progress";
import type { PickupLine, PickupView } from "@/lib/domain/fulfillment/pickup-view";
import { isScanOf, readScan } from "@/lib/domain/fulfillment/scan";
import { onQueueChange, onScanAnswer, queueText, readScans, sendScan, whenAnswered, type QueuedScan } from "./scan-queue";
import { play } from "./sounds";
import { offerUndo } from "./undo-bar";

export type Feedback = { tone: "right" | "wrong"; title: string; detail: string; at: number };

/**
 * Picking by scan. The device itself knows what belongs to this order, so right and wrong are told at once, without the
 * network; the server counts each scan once, whenever it arrives, and has the last word.
 */
export function usePick(view: PickupView, onChanged: () => void) {
  const client = useQueryClient();
  const [feedback, setFeedback] = useState<Feedback | null>(null);
  const text = useSyncExternalStore(onQueueChange, queueText, () => "[]");
  const waiting = useMemo(() => readScans(text).filter((scan) => isOf(scan, view.id)), [text, view.id]);
  const lines = useMemo(() => view.lines.map((line) => ({ ...line, picked: Math.min(line.quantity, line.picked + waiting.filter((scan) => scan.lineId === line.id).length) })), [view.lines, waiting]);

  const refused = useRef<string | null>(null);

  const say = useCallback((tone: Feedback["tone"], title: string, detail: string) => {
    play(tone);
    setFeedback({ tone, title, detail, at: Date.now() });
  }, []);

  useEffect(() => onScanAnswer((scan, answer) => {
    if (!isOf(scan, view.id)) return;
    if (!answer.ok) refused.current = scan.scanId;
    if (answer.ok) {
      client.setQueryData<PickupView>(["pickup", view.id], (old) => old && { ...old, version: answer.version, lines: old.lines.map((line) => (line.id === answer.lineId ? { ...line, picked: answer.counted } : line)) });
    } else if (scan.lineId === null) setFeedback({ tone: "wrong", title: "Not in this order", detail: answer.message, at: Date.now() });
    else say("wrong", "Not counted", answer.message);
    onChanged();
  }), [client, onChanged, say, view.id]);

  // Taken back before the server knows of it, it would be the one before.
  const undo = useCallback(async (scanId: string) => {
    await whenAnswered(scanId);
    if (refused.current === scanId) return;
    const outcome = await undoStep({ fulfillmentId: view.id, step: "pick" }).catch(() => null);
    if (!outcome?.ok) toast({ tone: "negative", title: outcome?.message ?? "No connection. Nothing was undone." });
    setFeedback(null);
    onChanged();
  }, [onChanged, view.id]);

  const tick = useCallback((line: PickupLine, scanned: string, override: { lineId: string; reason: string } | null) => {
    const scanId = uuid();
    sendScan({ scanId, fulfillmentId: view.id, lineId: line.id, scanned, override });
    const left = leftToPick(line) - 1;
    say("right", nameOf(line), left > 0 ? `${left} more of these` : "All of these picked");
    offerUndo(`${nameOf(line)} picked`, () => void undo(scanId));
  }, [say, undo, view.id]);

  const scan = useCallback((scanned: string) => {
    const read = readScan(scanned);
    const matching = lines.filter((line) => isScanOf(read, line));
    const open = matching.find((line) => leftToPick(line) > 0);
    if (open) return tick(open, scanned, null);
    const expected = lines.find((line) => leftToPick(line) > 0);
    if (matching[0]) return say("wrong", "One too many", `All units of ${nameOf(matching[0])} are picked already. Put this one back.`);
    if (!expected) return say("wrong", "Nothing left to pick", "Everything of this order is picked.");
    if (read.kind === "bad_gtin") return say("wrong", "Misread", "The check digit does not fit. Scan it again.");
    // The server knows the name of what was scanned, and has the last word.
    sendScan({ scanId: uuid(), fulfillmentId: view.id, lineId: null, scanned, override: null });
    say("wrong", "Not in this order", `Expected ${nameOf(expected)}.`);
  }, [lines, say, tick, view.id]);

  return { lines, waiting: waiting.length, feedback, scan, override: (line: PickupLine, reason: string) => tick(line, "", { lineId: line.id, reason }) };
}

const isOf = (scan: QueuedScan, id: string): boolean => "fulfillmentId" in scan && scan.fulfillmentId === id;

export const nameOf = (line: { title: string; variantTitle: string }): string => (line.variantTitle ? `${line.title}, ${line.variantTitle}` : line.title);
