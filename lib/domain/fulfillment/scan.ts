import { readGtin } from "@/lib/domain/catalog/gtin";
import { readPassCode } from "./pass-code";

/** What a scanner, a camera or a keyboard gave us. */
export type Scan =
  | { kind: "gtin"; gtin: string; text: string }
  | { kind: "bad_gtin"; text: string }
  | { kind: "order"; number: string; /** From the shopper's QR: it proves the pickup. */ code: string | null; text: string }
  | { kind: "pickup_code"; code: string; text: string }
  | { kind: "pass"; code: string; text: string }
  | { kind: "sku"; sku: string; text: string };

/**
 * Reads GTIN-8, -12, -13 and -14 (one GTIN-14, GS1 General Specifications 7.9), a GS1 Digital Link URI (…/01/GTIN) or
 * element string "(01)…", an order's QR, a pass, a six-digit pickup code; anything else is a SKU.
 */
export function readScan(raw: string): Scan {
  const text = raw.normalize("NFKC").trim().slice(0, 300);
  const pass = readPassCode(text);
  if (pass) return { kind: "pass", code: pass, text };
  const linked = /\/01\/(\d{8,14})(?:[/?#]|$)/.exec(text)?.[1] ?? /^\(01\)(\d{14})/.exec(text)?.[1] ?? /^\]?(?:d2|C1|Q3)?01(\d{14})(?=$|1[0157]|21)/.exec(text)?.[1];
  if (linked) return gtinScan(linked, text);
  const number = /\b(AH-\d{5,9}(?:-\d{1,3})?)\b/i.exec(text)?.[1];
  if (number) return { kind: "order", number: number.toUpperCase(), code: /:(\d{6})$/.exec(text)?.[1] ?? null, text };
  const code = /^(?:pickup:)?(\d{3})[ -]?(\d{3})$/i.exec(text);
  if (code) return { kind: "pickup_code", code: `${code[1]}${code[2]}`, text };
  const digits = text.replace(/[\s-]/g, "");
  if (/^\d{8}$|^\d{12,14}$/.test(digits)) return gtinScan(digits, text);
  return { kind: "sku", sku: text.toUpperCase(), text };
}

export type Scannable = { gtin: string | null; sku: string };

/** Whether the scan names this item. A SKU of digits only may look like a GTIN or a code, so the plain text counts too. */
export function isScanOf(scan: Scan, item: Scannable): boolean {
  if (scan.text.toUpperCase() === item.sku.toUpperCase()) return true;
  return scan.kind === "gtin" && item.gtin === scan.gtin;
}

/** A GTIN as printed: without the leading zeros that only pad it to 14 digits. */
export function shownGtin(gtin14: string): string {
  const short = gtin14.replace(/^0+/, "");
  return short.length <= 8 ? short.padStart(8, "0") : short.length <= 12 ? short.padStart(12, "0") : short;
}

function gtinScan(digits: string, text: string): Scan {
  const gtin = readGtin(digits);
  return gtin ? { kind: "gtin", gtin, text } : { kind: "bad_gtin", text };
}
