import { fromOwnHandler } from "./read-own";

type AnyScan = { scanId: string; /** What the device takes it for; on a wave, an item is a line. */ lineId: string | null; scanned: string; override: { lineId: string; reason: string } | null };
/** A unit ticked for an order. */
export type PickScan = AnyScan & { fulfillmentId: string };
/** Units into a box of a transfer, or out of it. */
export type DockScan = AnyScan & { transferId: string; step: "pack" | "receive"; quantity: number };
/** Units for all parts of a wave that want the item. */
export type WaveScan = Omit<AnyScan, "override"> & { waveId: string; quantity: number; override: { variantId: string; reason: string } | null };
/** Units of a supplier's delivery. */
export type DeliveryScan = AnyScan & { purchaseOrderId: string; step: "receive" | "over"; quantity: number };
export type QueuedScan = PickScan | DockScan | WaveScan | DeliveryScan;
export type ScanAnswer = { ok: true; lineId: string; counted: number; version: number } | { ok: false; message: string };
type Hear = (scan: QueuedScan, answer: ScanAnswer) => void;

const storageKey = "counter.scans";
const changed = "counter.scans.changed";
const retryMs = 4_000;
const hearers = new Set<Hear>();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Keeps a scan in the browser until the server has answered it, over lost networks and reloads. Each carries its own id,
 * so that the server counts it once even when its answer got lost.
 */
export function sendScan(scan: QueuedScan): void {
  write([...waitingScans(), scan]);
  void flush();
}

const waitingScans = (): QueuedScan[] => readScans(queueText());

export function readScans(text: string): QueuedScan[] {
  try {
    const raw: unknown = JSON.parse(text);
    return Array.isArray(raw) ? raw.filter(isScan) : [];
  } catch {
    return [];
  }
}

/** Hears every answer; returns how to stop. Starts sending what an earlier visit left behind. */
export function onScanAnswer(hear: Hear): () => void {
  hearers.add(hear);
  addEventListener("online", onOnline);
  void flush();
  return () => {
    hearers.delete(hear);
    if (hearers.size === 0) removeEventListener("online", onOnline);
  };
}

/** For `useSyncExternalStore`: the raw text changes when the queue does. */
export const queueText = (): string => localStorage.getItem(storageKey) ?? "[]";
export function onQueueChange(hear: () => void): () => void {
  addEventListener(changed, hear);
  addEventListener("storage", hear);
  return () => {
    removeEventListener(changed, hear);
    removeEventListener("storage", hear);
  };
}

/** Resolves when the server has answered this scan, or another tab was told: what came of it has been heard by then. */
export function whenAnswered(scanId: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (waitingScans().some((one) => one.scanId === scanId)) return;
      stop();
      resolve();
    };
    const stop = onQueueChange(look);
    look();
  });
}

const onOnline = () => void flush();

/** One tab sends at a time, in the order of scanning. */
async function flush(): Promise<void> {
  clearTimeout(timer);
  if (!navigator.locks) return flushNow();
  await navigator.locks.request("counter.scans", () => flushNow());
}

async function flushNow(): Promise<void> {
  for (let scan = waitingScans()[0]; scan; scan = waitingScans()[0]) {
    const answer = await post(scan);
    if (answer === null) {
      timer = setTimeout(() => void flush(), retryMs);
      return;
    }
    const done = scan.scanId;
    write(waitingScans().filter((one) => one.scanId !== done));
    for (const hear of hearers) hear(scan, answer);
  }
}

/** Null when nobody answered: the scan stays. */
async function post({ lineId: _guess, ...scan }: QueuedScan): Promise<ScanAnswer | null> {
  try {
    const response = await fetch(doorOf(scan), { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(scan) });
    if (response.status >= 500 || response.status === 429) return null;
    const body = fromOwnHandler<{ lineId?: string; picked?: number; counted?: number; version?: number; title?: string }>(await response.json());
    if (response.ok && body.lineId !== undefined) return { ok: true, lineId: body.lineId, counted: body.picked ?? body.counted ?? 0, version: body.version ?? 0 };
    return { ok: false, message: body.title ?? "This scan was refused." };
  } catch {
    return null;
  }
}

const doorOf = (scan: object): string => ("transferId" in scan ? "/api/staff/transfer-scan" : "waveId" in scan ? "/api/staff/wave-scan" : "purchaseOrderId" in scan ? "/api/staff/purchase-scan" : "/api/staff/scan");

function write(scans: QueuedScan[]): void {
  localStorage.setItem(storageKey, JSON.stringify(scans));
  dispatchEvent(new Event(changed));
}

const isScan = (value: unknown): value is QueuedScan => typeof value === "object" && value !== null && "scanId" in value && ("fulfillmentId" in value || "transferId" in value || "waveId" in value || "purchaseOrderId" in value);
