import { expect, test } from "vitest";
import { xmlElement, xmlText } from "./xml";

test("what would be markup is text", () => {
  expect(xmlText(`<b title="a'b">Salt & pepper</b>`)).toBe("&lt;b title=&quot;a&apos;b&quot;&gt;Salt &amp; pepper&lt;/b&gt;");
});

test("what XML cannot hold is left out, whole emoji stay", () => {
  expect(xmlText("a\u0000b\u000Bc\uD800d\uDC00e 🪴")).toBe("abcde 🪴");
});

test("an element without text is left out, zero is said", () => {
  expect([xmlElement("g:gtin", null), xmlElement("g:color", ""), xmlElement("g:quantity", 0)]).toEqual(["", "", "<g:quantity>0</g:quantity>"]);
});
