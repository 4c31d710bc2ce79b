export type OrderQuery = { by: "number" | "start" | "code" | "email" | "phone" | "card" | "name"; value: string };

/** Order numbers have at least so many digits. */
const wholeNumber = 6;

/**
 * What staff typed or scanned, in the order in which it is most likely meant; "start" is the beginning of a number. "AH-100042", "ah 100042-1" and the link in a
 * QR code name an order; six digits are a pickup code first; "card 4242" names what was paid with a card that ends so.
 */
export function readOrderQuery(typed: string): OrderQuery[] {
  const text = typed.normalize("NFC").trim().slice(0, 200);
  if (text.length < 2) return [];
  const scanned = /^(?:pickup:)?(\d{6})$/i.exec(text);
  if (scanned?.[1]) return [{ by: "code", value: scanned[1] }, { by: "number", value: `AH-${scanned[1]}` }];
  const card = /^(?:card|ending(?: in)?|[*•]+)\s*(\d{4})$/i.exec(text);
  if (card?.[1]) return [{ by: "card", value: card[1] }];
  const number = /\bAH[-\s]?(\d{2,12})(?:-\d+)?\b/i.exec(text);
  if (number?.[1]) return [{ by: number[1].length < wholeNumber ? "start" : "number", value: `AH-${number[1]}` }];
  if (text.includes("@")) return [{ by: "email", value: text.toLowerCase() }];
  const digits = text.replace(/\D/g, "");
  if (/^[\d\s().+-]+$/.test(text) && digits.length >= 4) {
    const phone: OrderQuery = { by: "phone", value: digits.slice(-10) };
    if (digits.length > 8) return [phone];
    return [{ by: "number", value: `AH-${digits}` }, phone, ...(digits.length === 4 ? [{ by: "card" as const, value: digits }] : [])];
  }
  return [{ by: "name", value: text.toLowerCase() }];
}
