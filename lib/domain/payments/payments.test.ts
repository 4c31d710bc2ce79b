import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSignedNotice, signNotice } from "./notice-signature";
import { afterOperation, mostOf, statusOfAmounts, type OperationKind } from "./payment-amounts";
import { paymentMachine } from "./payment-state";
import { formatCardNumber, isExpired, passesLuhn, readExpiry, testCards, tokenizeCard } from "./test-cards";

describe("cards", () => {
  test("every test card has a right check digit and becomes its token, spaces or not", () => {
    for (const card of testCards) {
      expect(passesLuhn(card.number), card.number).toBe(true);
      expect(tokenizeCard(formatCardNumber(card.number))).toEqual({ token: card.token, brand: card.brand, last4: card.number.slice(-4) });
    }
    expect(formatCardNumber("378282246310005")).toBe("3782 822463 10005");
  });

  test("a typing error is named before anything is sent, an unknown card is declined", () => {
    expect(tokenizeCard("4242 4242 4242 4241")).toMatchObject({ field: "number", message: expect.stringContaining("typing error") });
    expect(tokenizeCard("1234")).toMatchObject({ field: "number" });
    expect(tokenizeCard("4111 1111 1111 1111")).toEqual({ token: "fail_token", brand: "Visa", last4: "1111" });
  });

  test("an expiry is read as printed on the card, and is good to the end of its month", () => {
    expect(readExpiry("04 / 29")).toEqual({ month: 4, year: 2029 });
    expect(readExpiry("0429")).toEqual({ month: 4, year: 2029 });
    expect(readExpiry("13/29")).toBeNull();
    expect(isExpired({ month: 11, year: 2026 }, new Date(2026, 10, 30))).toBe(false);
    expect(isExpired({ month: 10, year: 2026 }, new Date(2026, 10, 1))).toBe(true);
  });
});

describe("a payment", () => {
  test("moves only along its machine, whatever allowed operations follow each other", () => {
    const operation = fc.record({ kind: fc.constantFrom<OperationKind>("capture", "void", "refund"), share: fc.double({ min: 0.01, max: 1, noNaN: true }) });
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.array(operation, { maxLength: 12 }), (amountMinor, operations) => {
      let amounts = { amountMinor, capturedMinor: 0, refundedMinor: 0, voidedMinor: 0 };
      for (const { kind, share } of operations) {
        const amount = Math.ceil(mostOf(amounts, kind) * share);
        if (amount === 0) continue;
        const before = statusOfAmounts(amounts);
        amounts = afterOperation(amounts, kind, amount);
        const after = statusOfAmounts(amounts);
        expect(before === after || paymentMachine.may(before, after), `${before} → ${after}`).toBe(true);
        expect(amounts.capturedMinor + amounts.voidedMinor).toBeLessThanOrEqual(amountMinor);
        expect(amounts.refundedMinor).toBeLessThanOrEqual(amounts.capturedMinor);
      }
    }));
  });
});

describe("a notice", () => {
  const now = new Date("2026-11-27T12:00:00Z");
  const header = signNotice("secret", "{}", now);
  test("counts only as signed, with this secret, for this body, within five minutes", () => {
    expect(isSignedNotice("secret", "{}", header, now)).toBe(true);
    expect(isSignedNotice("secret", "{ }", header, now)).toBe(false);
    expect(isSignedNotice("other", "{}", header, now)).toBe(false);
    expect(isSignedNotice("secret", "{}", header, new Date(now.getTime() + 301_000))).toBe(false);
    for (const bad of [null, "", "v1=00", `t=1,v1=${"0".repeat(63)}`]) expect(isSignedNotice("secret", "{}", bad, now)).toBe(false);
  });
});
