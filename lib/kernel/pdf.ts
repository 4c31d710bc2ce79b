/** Points; the origin is the lower left corner. */
export type PdfText = { x: number; y: number; size: number; text: string; isBold?: boolean; align?: "left" | "right" | "center"; /** What is wider is cut. */ width?: number };
export type PdfBar = { x: number; y: number; width: number; height: number };
export type PdfPage = { width: number; height: number; texts: PdfText[]; bars: PdfBar[] };

/** 72 points to the inch. */
export const inch = 72;

/**
 * A document of black text and bars (PDF 1.4, ISO 32000-1) in the standard fonts Helvetica and Helvetica-Bold, which every
 * reader has: nothing is embedded. Letters outside Latin-1 lose their marks, and become "?" where that is not enough.
 */
export function writePdf(pages: readonly PdfPage[], title: string): Uint8Array {
  const kids = pages.map((_, index) => `${6 + index * 2} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    `<< /Title ${literal(title)} >>`,
    ...pages.flatMap((page, index) => {
      const content = drawn(page);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${7 + index * 2} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${body.length}\n%%EOF\n`, "latin1");
}

/** How wide a line is, in points. */
export function textWidth(text: string, size: number, isBold = false): number {
  const units = latin(text).split("").reduce((sum, letter) => sum + (widths[letter.charCodeAt(0) - 32] ?? 556), 0);
  return (units * size * (isBold ? boldFactor : 1)) / 1000;
}

/** Words put on lines of a width, at most so many; what does not fit ends with an ellipsis. */
export function wrapped(text: string, width: number, size: number, most: number, isBold = false): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size, isBold) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), lines.slice(most - 1).join(" ")];
}

function drawn({ texts, bars }: PdfPage): string {
  const rectangles = bars.map((bar) => `${points(bar.x)} ${points(bar.y)} ${points(bar.width)} ${points(bar.height)} re`);
  return [...(rectangles.length > 0 ? [...rectangles, "f"] : []), "BT", ...texts.map(line), "ET"].join("\n");
}

function line({ x, y, size, text, isBold = false, align = "left", width }: PdfText): string {
  const shown = width === undefined ? latin(text) : cut(latin(text), width, size, isBold);
  const shift = align === "left" ? 0 : textWidth(shown, size, isBold) * (align === "right" ? 1 : 0.5);
  return `/F${isBold ? 2 : 1} ${size} Tf 1 0 0 1 ${points(x - shift)} ${points(y)} Tm ${literal(shown)} Tj`;
}

function cut(text: string, width: number, size: number, isBold: boolean): string {
  if (textWidth(text, size, isBold) <= width) return text;
  let end = text.length;
  while (end > 0 && textWidth(`${text.slice(0, end)}...`, size, isBold) > width) end -= 1;
  return `${text.slice(0, end)}...`;
}

const latin = (text: string): string => Array.from(text, (letter) => {
  if (isLatin(letter)) return letter;
  const plain = (lookalikes[letter] ?? letter).normalize("NFKD").replace(/\p{M}/gu, "");
  return plain !== "" && plain.split("").every(isLatin) ? plain : "?";
}).join("");
const isLatin = (letter: string): boolean => /^[\x20-\x7e\xa1-\xff]$/.test(letter);
const lookalikes: Record<string, string> = { "–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', Ł: "L", ł: "l", ı: "i", "→": "->" };

const literal = (text: string): string => `(${latin(text).replace(/[\\()]/g, "\\$&")})`;
const points = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Of Helvetica, from the space on, in thousandths of the size (Adobe's font metrics); the bold letters are a little wider. */
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
  1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
  333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const boldFactor = 1.07;
