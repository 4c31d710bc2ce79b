import bwip from "bwip-js/node";
import { expect, test } from "vitest";
import { codeBars } from "./code-bars";

/** Its types know no `raw`: the signs are given by their values. */
const valuesOnly = { includetext: false, raw: true };

/** Every sign of set B by its number, as another encoder draws it. */
const drawn = (text: string) => {
  const [code] = bwip.raw("code128", `^104${Array.from(text, (sign) => `^${String(sign.charCodeAt(0) - 32).padStart(3, "0")}`).join("")}`, valuesOnly);
  return code && "sbs" in code ? [...code.sbs] : [];
};

test("a number is drawn as any Code 128 encoder draws it, whatever its signs", () => {
  const signs = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
  for (const text of ["AH-10001", "AH-99999", ...signs.map((sign, i) => `${sign}${signs[94 - i]}AH`)]) expect(codeBars(text), text).toEqual(drawn(text));
});
