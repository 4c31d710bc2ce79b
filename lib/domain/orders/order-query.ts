export type OrderQuery = { by: "number" | "start" | "code" | "email" | "phone" | "name"; value: string };

/** Order numbers have at least so many digits. */
const wholeNumber = 6;

/**
 * What staff typed or scanned, in the order in which it is most likely meant; "start" is the beginning of a number. "AH-100042", "ah 100042-1" and the link in a
 * QR code name an order; six digits are a pickup code first.
 */
export function readOrderQuery(typed: string): OrderQuery[] {
  const text = typed.normalize("NFC").trim().slice(0, 200);
  if (text.length < 2) return [];
  const scanned = /^(?:pickup:)?(\d{6})$/i.exec(text);
  if (scanned?.[1]) return [{ by: "code", value: scanned[1] }, { by: "number", value: `AH-${scanned[1]}` }];
  const number = /\bAH[-\s]?(\d{2,12})(?:-\d+)?\b/i.exec(text);
  if (number?.[1]) return [{ by: number[1].length < wholeNumber ? "start" : "number", value: `AH-${number[1]}` }];
  if (text.includes("@")) return [{ by: "email", value: text.toLowerCase() }];
  const digits = text.replace(/\D/g, "");
  if (/^[\d\s().+-]+$/.test(text) && digits.length >= 4) {
    const phone: OrderQuery = { by: "phone", value: digits.slice(-10) };
    return digits.length <= 8 ? [{ by: "number", value: `AH-${digits}` }, phone] : [phone];
  }
  return [{ by: "name", value: text.toLowerCase() }];
}
