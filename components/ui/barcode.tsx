import { toSVG } from "bwip-js/node";

type Props = { kind: "code128" | "qrcode"; text: string; label: string; className?: string };

/** A printed code, black on white whatever the theme. It names the order and proves nothing: the pickup code is never printed. */
export function Barcode({ kind, text, label, className }: Props) {
  const svg = kind === "code128" ? toSVG({ bcid: "code128", text, height: 14, includetext: false }) : toSVG({ bcid: "qrcode", text });
  // oxlint-disable-next-line next/no-img-element -- a data URI has nothing to optimize
  return <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={label} className={className} />;
}
