/** Letters that nobody mistakes for a digit (Crockford's base 32). */
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const passCodeLength = 10;

/** From so many random numbers below 32. */
export const passCodeOf = (numbers: readonly number[]): string => numbers.map((number) => letters[number % letters.length] ?? "0").join("");

/** What a QR holds: "PASS-7K3MQ9XDTB". */
export const passScan = (code: string): string => `PASS-${code}`;

/** "PASS-7K3MQ 9XDTB" as scanned or typed, with letters taken for digits put right; null for anything else. */
export function readPassCode(text: string): string | null {
  const code = /^PASS[-: ]?([0-9A-Z][0-9A-Z -]{8,14})$/.exec(text.trim().toUpperCase())?.[1]?.replace(/[ -]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  return code?.length === passCodeLength ? code : null;
}

/** "7K3MQ 9XDTB" */
export const passWords = (code: string): string => `${code.slice(0, 5)} ${code.slice(5)}`;
