/** "1,299.50" as minor units of the currency; NaN when it is no amount. */
export function minorOf(text: string, currency: string): number {
  const digits = currency === "JPY" ? 0 : 2;
  const plain = text.trim().replace(/[$,\s]/g, "");
  const [, whole = "", part = ""] = /^(\d+)(?:\.(\d+))?$/.exec(plain) ?? [];
  if (whole === "" || part.length > digits) return Number.NaN;
  return Number(whole) * 10 ** digits + Number(part.padEnd(digits, "0") || 0);
}
