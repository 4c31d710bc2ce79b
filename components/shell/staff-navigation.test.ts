import { expect, test } from "vitest";
import { staffNavigation } from "./staff-navigation";

test("no two pages answer to the same keys, and none is listed twice", () => {
  for (const of of ["keys", "href", "label"] as const) expect(new Set(staffNavigation.map((item) => item[of])).size, of).toBe(staffNavigation.length);
});
