import { inch, textWidth, wrapped, writePdf, type PdfBar, type PdfPage, type PdfText } from "@/lib/kernel/pdf";
import type { Address } from "./gateway";
import { barcode } from "./label-pdf";

export type SlipFacts = { number: string; from: Address; to: Address; placedOn: string; boxes: { name: string; trackingNumber: string | null; lines: { quantity: number; name: string; sku: string; parcelWords: string }[] }[] };

const [width, height, margin] = [8.5 * inch, 11 * inch, 0.75 * inch];
const room = width - 2 * margin;
const bottom = margin + 30;

/** What is in which box, on letter paper: goes into the first box. */
export function slipPdf(slip: SlipFacts): Uint8Array {
  const pages: PdfPage[] = [];
  let [texts, bars, y] = firstPage(slip);
  const turn = () => {
    pages.push({ width, height, texts, bars });
    [texts, bars, y] = [[{ x: margin, y: height - margin, size: 10, text: `Packing slip ${slip.number}, continued` }], [], height - margin - 28];
  };
  for (const [index, box] of slip.boxes.entries()) {
    if (y < bottom + 60) turn();
    texts.push({ x: margin, y, size: 11, text: `Box ${index + 1}: ${box.name}`, isBold: true });
    if (box.trackingNumber) texts.push({ x: width - margin, y, size: 10, text: box.trackingNumber, align: "right" });
    bars.push({ x: margin, y: y - 6, width: room, height: 0.7 });
    y -= 24;
    for (const line of box.lines) {
      if (y < bottom) turn();
      texts.push({ x: margin, y, size: 11, text: String(line.quantity), isBold: true }, { x: margin + 34, y, size: 11, text: line.name, width: room - 34 - 110 }, { x: width - margin, y, size: 9, text: [line.sku, line.parcelWords].filter(Boolean).join(", "), align: "right" });
      y -= 18;
    }
    y -= 12;
  }
  texts.push({ x: margin, y: margin, size: 9, text: "Thank you. Any Alderway Home store takes returns; your order says until when." });
  return writePdf([...pages, { width, height, texts, bars }], `Packing slip ${slip.number}`);
}

function firstPage({ number, from, to, placedOn }: SlipFacts): [PdfText[], PdfBar[], number] {
  const top = height - margin;
  const address = [to.name, ...wrapped(to.line1, room / 2, 11, 2), to.line2, `${to.city}, ${to.state} ${to.postcode}`].filter(Boolean);
  const texts: PdfText[] = [
    { x: margin, y: top - 14, size: 20, text: "Alderway Home", isBold: true },
    { x: margin, y: top - 32, size: 10, text: `Packing slip ${number}, ordered ${placedOn}` },
    { x: margin, y: top - 66, size: 9, text: "Ship to" }, ...address.map((text, index): PdfText => ({ x: margin, y: top - 82 - index * 15, size: 11, text })),
    { x: width - margin, y: top - 66, size: 9, text: "From", align: "right" },
    ...[from.name, from.line1, `${from.city}, ${from.state} ${from.postcode}`].map((text, index): PdfText => ({ x: width - margin, y: top - 82 - index * 15, size: 11, text, align: "right" })),
  ];
  const codeWidth = Math.max(150, textWidth(number, 11) * 2);
  return [texts, barcode(number, width - margin - codeWidth, top - 34, codeWidth, 34), top - 82 - Math.max(3, address.length) * 15 - 28];
}
