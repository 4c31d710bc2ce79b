import { expect, test } from "vitest";
import { eachByItself } from "./each-by-itself";

test("one that fails keeps no other from its turn, and is thrown at the end", async () => {
  const turns: number[] = [];
  const run = (broken: readonly number[]) => eachByItself([1, 2, 3], async (one) => {
    turns.push(one);
    if (broken.includes(one)) throw new Error(`${one} is broken`);
  });
  await run([]);
  await expect(run([1])).rejects.toThrow("1 is broken");
  await expect(run([1, 3])).rejects.toThrow("2 of 3 failed");
  expect(turns).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3]);
});
