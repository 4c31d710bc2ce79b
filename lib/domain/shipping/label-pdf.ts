import bwip from "bwip-js/node";
import { weight } from "@/lib/domain/catalog/measure";
import { inch, wrapped, writePdf, type PdfBar, type PdfPage, type PdfText } from "@/lib/kernel/pdf";
import type { Address } from "./gateway";

export type LabelFacts = { from: Address; to: Address; carrier: string; service: string; trackingNumber: string; grams: number; number: string; box: number; boxes: number; shippedOn: string };

const [width, height, margin] = [4 * inch, 6 * inch, 0.22 * inch];
const lineWidth = width - 2 * margin;

/** A label of 4 × 6 inches for each box, as thermal printers take it. */
export const labelPdf = (labels: readonly LabelFacts[]): Uint8Array => writePdf(labels.map(labelPage), `Labels ${labels[0]?.number ?? ""}`);

function labelPage(label: LabelFacts): PdfPage {
  const rule = (y: number, thick = 1): PdfBar => ({ x: margin, y, width: lineWidth, height: thick });
  const texts: PdfText[] = [
    { x: margin, y: height - 34, size: 20, text: label.service.toUpperCase(), isBold: true, width: lineWidth - 74 },
    { x: width - margin, y: height - 28, size: 9, text: weight(label.grams), align: "right" },
    { x: width - margin, y: height - 39, size: 9, text: `Box ${label.box} of ${label.boxes}`, align: "right" },
    ...block(label.from, height - 60, 8, false), { x: width - margin, y: height - 60, size: 8, text: label.shippedOn, align: "right" },
    { x: margin, y: height - 124, size: 8, text: "SHIP TO" }, ...block(label.to, height - 142, 13, true),
    { x: width / 2, y: 60, size: 14, text: grouped(label.trackingNumber), isBold: true, align: "center" },
    { x: margin, y: 24, size: 9, text: label.carrier }, { x: width - margin, y: 24, size: 9, text: label.number, align: "right" },
  ];
  return { width, height, texts, bars: [rule(height - 48, 2), rule(height - 112), rule(188, 2), ...barcode(label.trackingNumber, margin, 78, lineWidth, 96), rule(44)] };
}

/** Code 128 as bars, as wide as there is room for the quiet zones beside it. */
export function barcode(text: string, x: number, y: number, room: number, tall: number): PdfBar[] {
  // Its named export of the same name is a symbology in the ES module.
  const [code] = bwip.raw("code128", text, {});
  const runs = code && "sbs" in code ? code.sbs : [];
  const quiet = 20;
  const narrow = room / (runs.reduce((sum, run) => sum + run, 0) + quiet);
  let at = x + (quiet / 2) * narrow;
  return runs.flatMap((run, index) => {
    const bar = { x: at, y, width: run * narrow, height: tall };
    at += run * narrow;
    return index % 2 === 0 ? [bar] : [];
  });
}

function block(address: Address, top: number, size: number, isLarge: boolean): PdfText[] {
  const lines = [address.name, ...wrapped(address.line1, lineWidth, size, 2), address.line2, `${address.city}, ${address.state} ${address.postcode}`].filter(Boolean);
  return lines.map((text, index) => ({ x: margin, y: top - index * (size + 4), size: isLarge && index === 0 ? size + 1 : size, text, isBold: isLarge && index !== 1, width: isLarge ? lineWidth : lineWidth - 64 }));
}

/** "AW12 3456 7890 12" */
const grouped = (number: string): string => number.replace(/(.{4})(?=.)/g, "$1 ");
