import { searchWords, singular } from "./search-text";

const beside = new Set(["gift", "card", "certificate", "giftcard", "voucher", "a", "an", "alderway", "home", "buy", "online", "digital", "e", "email", "electronic", "dollar"]);

/** Is nothing but a gift card looked for: they are no goods, and are bought on a page of their own. */
export function asksForGiftCard(text: string): boolean {
  const words = searchWords(text).map(singular);
  const isNamed = words.includes("giftcard") || words.includes("voucher") || (words.includes("gift") && (words.includes("card") || words.includes("certificate")));
  return isNamed && words.every((word) => beside.has(word) || /^\d+$/.test(word));
}

/** Could it become one. */
export const beginsGiftCard = (text: string): boolean => text.trim().length >= 4 && ["gift cards", "giftcards", "gift certificates", "vouchers"].some((name) => name.startsWith(text.trim().toLowerCase()));
