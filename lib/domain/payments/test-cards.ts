export const testTokens = ["success_token", "fail_token", "challenge_token", "timeout_token"] as const;
export type TestToken = (typeof testTokens)[number];
export type CardBrand = "Visa" | "Mastercard" | "American Express" | "Discover";

/** What a form posts in place of a card: a test card's token, a payment method that Stripe made in the browser, or that no card pays. */
export type PaymentToken = TestToken | `pm_${string}` | "no_card";
export const isPaymentToken = (value: string): value is PaymentToken => value === "no_card" || testTokens.some((token) => token === value) || /^pm_[A-Za-z0-9_]{8,100}$/.test(value);

/** Numbers that the built-in test gateway understands. They are turned into a token in the browser; a number never leaves it. */
export const testCards: readonly { number: string; token: TestToken; brand: CardBrand; outcome: string }[] = [
  { number: "4242424242424242", token: "success_token", brand: "Visa", outcome: "Approved" },
  { number: "5555555555554444", token: "success_token", brand: "Mastercard", outcome: "Approved" },
  { number: "378282246310005", token: "success_token", brand: "American Express", outcome: "Approved" },
  { number: "4000000000000002", token: "fail_token", brand: "Visa", outcome: "Declined" },
  { number: "4000002500003155", token: "challenge_token", brand: "Visa", outcome: "Asks to confirm at the bank" },
  { number: "4000000000000119", token: "timeout_token", brand: "Visa", outcome: "Approved, but the answer gets lost" },
];

export type CardToken = { token: TestToken; brand: CardBrand | null; last4: string };
export type CardProblem = { field: "number"; message: string };

/** What the payment form sends instead of a card number. A valid number that is no test card is declined like a real one. */
export function tokenizeCard(typed: string): CardToken | CardProblem {
  const number = typed.replace(/[\s-]/g, "");
  if (!/^\d{12,19}$/.test(number)) return { field: "number", message: "Enter the 12 to 19 digits of the card." };
  if (!passesLuhn(number)) return { field: "number", message: "This card number has a typing error. Check its digits." };
  const known = testCards.find((card) => card.number === number);
  return { token: known?.token ?? "fail_token", brand: known?.brand ?? brandOf(number), last4: number.slice(-4) };
}

export function brandOf(number: string): CardBrand | null {
  if (number.startsWith("4")) return "Visa";
  if (/^(5[1-5]|2[2-7])/.test(number)) return "Mastercard";
  if (/^3[47]/.test(number)) return "American Express";
  return /^6(011|5|4[4-9])/.test(number) ? "Discover" : null;
}

/** "4242 4242 4242 4242"; American Express in groups of 4, 6 and 5. */
export function formatCardNumber(typed: string): string {
  const digits = typed.replace(/\D/g, "").slice(0, 19);
  const groups = /^3[47]/.test(digits) ? [4, 6, 5] : [4, 4, 4, 4, 3];
  let at = 0;
  return groups.map((length) => digits.slice(at, (at += length))).filter(Boolean).join(" ");
}

/** Luhn's check digit (ISO/IEC 7812-1). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** "12 / 29" or "12/2029" → last month of validity; null when it is no date. */
export function readExpiry(typed: string): { month: number; year: number } | null {
  const match = /^\s*(\d{1,2})\s*[/-]?\s*(\d{2}|\d{4})\s*$/.exec(typed);
  if (!match) return null;
  const month = Number(match[1]);
  const year = Number(match[2]) + (match[2]?.length === 2 ? 2000 : 0);
  return month >= 1 && month <= 12 ? { month, year } : null;
}

export const isExpired = (expiry: { month: number; year: number }, now: Date): boolean =>
  expiry.year < now.getFullYear() || (expiry.year === now.getFullYear() && expiry.month < now.getMonth() + 1);
