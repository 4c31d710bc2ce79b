import { expect, test } from "vitest";
import { passCodeOf, passScan, passWords, readPassCode } from "./pass-code";

test("a pass is read from its QR and from what somebody types off a screen", () => {
  const code = passCodeOf([7, 19, 3, 20, 22, 9, 28, 13, 26, 11]);
  for (const text of [passScan(code), `pass-${code.toLowerCase()}`, `PASS ${passWords(code)}`]) expect(readPassCode(text)).toBe(code);
  expect(readPassCode("PASS-O1234IL789")).toBe("0123411789");
});

test("nothing else is taken for a pass", () => {
  for (const text of ["", "PASS-", "PASS-1234", "AH-100042:123456", "4006381333931", "PASS-7K3MQ9XDTBB"]) expect(readPassCode(text)).toBeNull();
});
