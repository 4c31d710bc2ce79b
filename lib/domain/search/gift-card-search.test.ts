import { expect, test } from "vitest";
import { asksForGiftCard, beginsGiftCard } from "./gift-card-search";

test("a search for a gift card is told from one for goods", () => {
  expect(["gift card", "Gift Cards", "giftcard", "e-gift card", "Alderway gift certificate", "voucher", "50 dollar gift card"].filter((text) => !asksForGiftCard(text))).toEqual([]);
  expect(["gift", "card", "card holder", "gift card holder", "gift wrapping", ""].filter(asksForGiftCard)).toEqual([]);
});

test("a gift card is offered from when its name has begun", () => {
  expect(["gift", "Gift ca", "voucher"].filter((text) => !beginsGiftCard(text))).toEqual([]);
  expect(["gif", "gift w", "card"].filter(beginsGiftCard)).toEqual([]);
});
