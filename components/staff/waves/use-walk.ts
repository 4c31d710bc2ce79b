"use client";

import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { onQueueChange, onScanAnswer, queueText, readScans, sendScan, type QueuedScan, type WaveScan } from "@/components/staff/counter/scan-queue";
import { play } from "@/components/staff/counter/sounds";
import type { Feedback } from "@/components/staff/counter/use-pick";
import { uuid } from "@/components/ui/uuid";
import { isScanOf, readScan } from "@/lib/domain/fulfillment/scan";
import { itemName, totesFor, toteWords, unitsLeft, unitsPicked, type WaveItem, type WaveView } from "@/lib/domain/waves/wave-view";

/**
 * Picking for many parts at once. The device knows the list, so it says at once whether a scan is right and which tote the
 * unit goes into; the server counts each scan once, whenever it arrives, and has the last word.
 */
export function useWalk(view: WaveView, onChanged: () => void) {
  const [feedback, setFeedback] = useState<Feedback | null>(null);
  const [answered, setAnswered] = useState<Record<string, number>>({});
  const text = useSyncExternalStore(onQueueChange, queueText, () => "[]");
  const waiting = useMemo(() => readScans(text).filter((scan) => isOf(scan, view.id)), [text, view.id]);
  const items = useMemo(() => view.items.map((item) => {
    const known = Math.max(0, (answered[item.variantId] ?? 0) - unitsPicked(item));
    return withPicked(item, known + waiting.filter((scan) => scan.lineId === item.variantId).reduce((sum, scan) => sum + scan.quantity, 0));
  }), [view.items, answered, waiting]);

  const say = useCallback((tone: Feedback["tone"], title: string, detail: string) => {
    play(tone);
    setFeedback({ tone, title, detail, at: Date.now() });
  }, []);

  useEffect(() => onScanAnswer((scan, answer) => {
    if (!isOf(scan, view.id)) return;
    if (answer.ok) setAnswered((known) => ({ ...known, [answer.lineId]: answer.counted }));
    else say("wrong", scan.lineId === null ? "Not on this wave" : "Not counted", answer.message);
    onChanged();
  }), [onChanged, say, view.id]);

  const count = useCallback((item: WaveItem, quantity: number, scanned: string, reason: string | null) => {
    sendScan({ scanId: uuid(), waveId: view.id, lineId: item.variantId, scanned, quantity, override: reason === null ? null : { variantId: item.variantId, reason } });
    const left = unitsLeft(item) - quantity;
    say("right", toteWords(totesFor(item.shares, quantity)), `${itemName(item)}: ${left > 0 ? `${left} more of these` : "all of these picked"}`);
  }, [say, view.id]);

  const scan = useCallback((scanned: string, quantity: number) => {
    const read = readScan(scanned);
    const item = items.find((one) => isScanOf(read, one));
    if (item && unitsLeft(item) >= quantity) return count(item, quantity, scanned, null);
    if (read.kind === "bad_gtin") return say("wrong", "Misread", "The check digit does not fit. Scan it again.");
    if (item && unitsLeft(item) > 0) return say("wrong", "Too many", `Only ${unitsLeft(item)} more of ${itemName(item)} ${unitsLeft(item) === 1 ? "is" : "are"} wanted.`);
    if (item) return say("wrong", "One too many", `All units of ${itemName(item)} are picked already. Put this one back.`);
    // The server knows the name of what was scanned, and has the last word.
    sendScan({ scanId: uuid(), waveId: view.id, lineId: null, scanned, quantity, override: null });
    say("wrong", "Not on this wave", "Put it back.");
  }, [count, items, say, view.id]);

  return { items, waiting: waiting.length, feedback, scan, countBy: (item: WaveItem, quantity: number, reason: string) => count(item, quantity, "", reason) };
}

const isOf = (scan: QueuedScan, waveId: string): scan is WaveScan => "waveId" in scan && scan.waveId === waveId;

/** The item with so many units more, put into its totes in their order. */
function withPicked(item: WaveItem, units: number): WaveItem {
  let left = units;
  return {
    ...item, shares: item.shares.map((share) => {
      const more = Math.min(left, share.wanted - share.picked);
      left -= more;
      return { ...share, picked: share.picked + more };
    }),
  };
}
