import { describe, expect, it } from "vitest";
import { crontab, tasks } from "./jobs";
import { reactions } from "./reactions";

describe("promises to react", () => {
  it("has someone to keep each of them", () => {
    const promised = new Set(Object.values(reactions).flat());
    expect([...promised].filter((name) => tasks[name] === undefined)).toEqual([]);
  });
  it("asks every night whether the books agree", () => expect(crontab).toMatch(/^\d+ \d+ \* \* \* check_invariants$/m));
  it("runs by the clock only what exists", () => {
    const names = crontab.trim().split("\n").map((line) => line.trim().split(/\s+/)[5] ?? "");
    expect(names.filter((name) => !Object.hasOwn(tasks, name))).toEqual([]);
  });
});
