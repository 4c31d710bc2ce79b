/** The check digit of all digits before it: modulo 10, weights 3 and 1 from the right (GS1 General Specifications, 7.9). */
export function checkDigit(digits: string): number {
  const sum = digits.split("").reverse().reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/** A GTIN-8, -12, -13 or -14 as fourteen digits, or null when its length or check digit is wrong. Spaces and hyphens are ignored. */
export function readGtin(text: string): string | null {
  const digits = text.replace(/[\s-]/g, "");
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return null;
  return checkDigit(digits.slice(0, -1)) === Number(digits.at(-1)) ? digits.padStart(14, "0") : null;
}

/** The nth GTIN-13 of GS1's demonstration prefix 952, as fourteen digits: never a real product's. `n` < 1,000,000,000. */
export function demonstrationGtin(n: number): string {
  const body = `952${String(n).padStart(9, "0")}`;
  return `0${body}${checkDigit(body)}`;
}
