import { expect, test } from "vitest";
import { csvLine, fromCsvCell } from "./csv";

test("a spreadsheet runs nothing that a person typed, and numbers stay numbers", () => {
  expect(csvLine(["=HYPERLINK(1)", "+1", "-1", "@x", "\tx", -4, 3, null, true])).toBe("'=HYPERLINK(1),'+1,'-1,'@x,'\tx,-4,3,,true\r\n");
});

test("quotes, commas and line breaks survive", () => {
  expect(csvLine(['a "b", c', "line\nbreak", "plain"])).toBe('"a ""b"", c","line\nbreak",plain\r\n');
});

test("an exported cell comes back as it was", () => {
  expect(fromCsvCell("'=x")).toBe("=x");
  expect(fromCsvCell("'tis")).toBe("'tis");
});
