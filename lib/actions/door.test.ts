import { describe, expect, it } from "vitest";
import { hasUnstorableText, readForm, typedIn } from "./door";

describe("what a form may hold", () => {
  it("refuses NUL and half characters anywhere, and takes whole ones", () => {
    for (const bad of ["a\u0000b", "\ud83d", "x\ude00", { deep: [{ text: "\ud800" }] }, { "\u0000": 1 }]) expect(hasUnstorableText(bad)).toBe(true);
    for (const good of ["Zoë 😀 中文", { deep: [{ text: "😀" }] }, 12, null, undefined]) expect(hasUnstorableText(good)).toBe(false);
  });
  it("refuses what no form of ours holds, and takes times and files", () => {
    for (const bad of [Promise.resolve(), new Map([["a", 1]]), { deep: new Set([1]) }, [new ReadableStream()]]) expect(hasUnstorableText(bad)).toBe(true);
    for (const good of [{ at: new Date(0) }, { photo: new File(["x"], "x.png") }]) expect(hasUnstorableText(good)).toBe(false);
  });
  it("refuses what is nested without end", () => {
    let value: unknown = "end";
    for (let i = 0; i < 40; i++) value = [value];
    expect(hasUnstorableText(value)).toBe(true);
  });
  it("reads repeated fields as a list and leaves out what React adds", () => {
    const form = new FormData();
    form.append("$ACTION_ID_x", "");
    form.append("name", "Ada");
    form.append("storeIds[]", "1");
    form.append("storeIds[]", "2");
    expect(readForm(form)).toEqual({ name: "Ada", storeIds: ["1", "2"] });
  });
  it("gives back what was typed, and no secret", () => {
    const form = new FormData();
    for (const [name, value] of [["$ACTION_KEY", "k"], ["name", "<b>Ada"], ["password", "a secret"], ["newPassword", "another"], ["token", "t"], ["cardNumber", "4242"], ["postcode", "606"]] as const) form.append(name, value);
    expect(typedIn(form)).toEqual({ name: "<b>Ada", postcode: "606" });
  });
});
