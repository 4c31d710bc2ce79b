import { describe, expect, test } from "vitest";
import { textWidth, wrapped, writePdf, type PdfPage } from "./pdf";

const page: PdfPage = { width: 288, height: 432, texts: [{ x: 18, y: 400, size: 12, text: "Zoë (Łukasz) 山 \\" }], bars: [{ x: 18, y: 100, width: 2, height: 60 }] };
const text = (pages: PdfPage[]) => Buffer.from(writePdf(pages, "Label")).toString("latin1");

describe("a written document", () => {
  test("has a page for each, and says where each of its objects is", () => {
    const written = text([page, page]);
    expect(written.startsWith("%PDF-1.4")).toBe(true);
    expect(written).toContain("/Count 2");
    const table = written.slice(written.indexOf("xref\n"));
    const offsets = [...table.matchAll(/(\d{10}) 00000 n/g)].map((match) => Number(match[1]));
    offsets.forEach((at, index) => expect(written.slice(at)).toMatch(new RegExp(`^${index + 1} 0 obj`)));
    expect(written.slice(Number(/startxref\n(\d+)/.exec(written)?.[1]))).toMatch(/^xref/);
  });
  test("keeps Latin letters, strips what it lacks of their marks, and escapes what would end a string", () => {
    expect(text([page])).toContain("(Zoë \\(Lukasz\\) ? \\\\)");
  });
  test("draws bars as filled rectangles", () => expect(text([page])).toContain("18 100 2 60 re\nf"));
  test("cuts a line that is too wide", () => {
    expect(text([{ ...page, texts: [{ x: 0, y: 0, size: 10, text: "A very long name of a street", width: 60 }] }])).toMatch(/\(A very lo[\w ]*\.\.\.\)/);
  });
  test("wraps words into lines that fit", () => {
    const lines = wrapped("Left of the yellow door behind the bakery", 80, 10, 5);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(textWidth(line, 10)).toBeLessThanOrEqual(80);
    expect(wrapped("one two three", 10, 10, 2)).toEqual(["one", "two three"]);
  });
});
