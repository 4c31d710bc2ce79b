"use client";

import { Camera } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";

type Detector = { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> };
const formats = ["ean_13", "ean_8", "upc_a", "upc_e", "itf", "code_128", "qr_code", "data_matrix"];
const everyMs = 120;
/** The same code in view is one scan; it counts again after this pause. */
const repeatMs = 1_500;

/** Scans with the camera until it is closed. */
export function CameraScanner({ onScan, label = "Scan with the camera" }: { onScan: (text: string) => void; label?: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton label={label} onClick={() => setOpen(true)} className="border border-line-strong"><Camera aria-hidden /></IconButton>
      <Dialog title={label} open={isOpen} onOpenChange={setOpen}>{isOpen && <Viewfinder onScan={onScan} />}</Dialog>
    </>
  );
}

function Viewfinder({ onScan }: { onScan: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef(onScan);
  const [problem, setProblem] = useState<string | null>(null);
  const [last, setLast] = useState("");
  useEffect(() => {
    latest.current = onScan;
  });
  useEffect(() => {
    const stopping = new AbortController();
    look(video.current, stopping.signal, (text) => {
      setLast(text);
      latest.current(text);
    }).catch((error: unknown) => setProblem(problemWords(error)));
    return () => stopping.abort();
  }, []);
  if (problem) return <p role="alert" className="text-sm text-negative">{problem}</p>;
  return (
    <div>
      <div className="relative aspect-4/3 overflow-hidden rounded-md bg-ink">
        <video ref={video} muted playsInline className="size-full object-cover" />
        <span aria-hidden className="absolute inset-x-8 top-1/2 h-0.5 -translate-y-1/2 bg-paper/80" />
      </div>
      <p role="status" className="mt-3 text-sm text-muted">{last ? `Scanned ${last}` : "Hold the code across the line."}</p>
    </div>
  );
}

async function look(video: HTMLVideoElement | null, signal: AbortSignal, found: (text: string) => void): Promise<void> {
  if (!video) return;
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  signal.addEventListener("abort", () => stream.getTracks().forEach((track) => track.stop()));
  if (signal.aborted) return stream.getTracks().forEach((track) => track.stop());
  video.srcObject = stream;
  await video.play();
  const detector = await openDetector();
  let seen = { text: "", at: 0 };
  while (!signal.aborted) {
    const [code] = await detector.detect(video).catch(() => []);
    const now = performance.now();
    if (code && (code.rawValue !== seen.text || now - seen.at > repeatMs)) found(code.rawValue);
    if (code) seen = { text: code.rawValue, at: now };
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** The browser's own detector, else ours: WebAssembly from this server, never from a public CDN. */
async function openDetector(): Promise<Detector> {
  const native: unknown = Reflect.get(globalThis, "BarcodeDetector");
  if (typeof native === "function") {
    const detector: unknown = Reflect.construct(native, [{ formats }]);
    if (isDetector(detector)) return detector;
  }
  const { BarcodeDetector, prepareZXingModule } = await import("barcode-detector/ponyfill");
  const wasm = new URL("zxing-wasm/reader/zxing_reader.wasm", import.meta.url).href;
  await prepareZXingModule({ overrides: { locateFile: (path: string, prefix: string) => (path.endsWith(".wasm") ? wasm : prefix + path) }, fireImmediately: true });
  return new BarcodeDetector({ formats: ["ean_13", "ean_8", "upc_a", "upc_e", "itf", "code_128", "qr_code", "data_matrix"] });
}

const isDetector = (value: unknown): value is Detector => typeof value === "object" && value !== null && "detect" in value;

function problemWords(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError") return "The camera is blocked. Allow it in the browser's settings for this site, or type the number.";
  if (name === "NotFoundError") return "This device has no camera. Use a scanner or type the number.";
  return "The camera could not be started. Use a scanner or type the number.";
}
