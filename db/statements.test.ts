import { expect, test, vi } from "vitest";

/** The module anew, as each of Next's bundles has it. */
async function copy(): Promise<(text: string) => string | undefined> {
  vi.resetModules();
  const { statementName } = await import("./statements");
  return (text) => {
    for (let n = 0; n < 3; n++) statementName(text);
    return statementName(text);
  };
}

test("two copies of the module on one connection never give one name to two texts", async () => {
  const [pages, actions] = [await copy(), await copy()];
  expect(pages("select 1")).toBeDefined();
  expect(actions("select 2")).not.toBe(pages("select 1"));
  expect(actions("select 1")).toBe(pages("select 1"));
});
