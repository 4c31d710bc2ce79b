import { toSVG } from "bwip-js/node";

type Props = { kind: "code128" | "qrcode"; text: string; label: string; className?: string };

/** A printed code as SVG, black on white whatever the theme. It names the order and proves nothing: the pickup code is never printed. */
export function Barcode({ kind, text, label, className }: Props) {
  const svg = kind === "code128" ? toSVG({ bcid: "code128", text, height: 14, includetext: false }) : toSVG({ bcid: "qrcode", text });
  return <span role="img" aria-label={label} className={className} dangerouslySetInnerHTML={{ __html: svg }} />;
}
