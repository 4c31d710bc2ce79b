import { expect, test } from "vitest";
import { tools } from "./tools";

test.each(tools.flatMap(({ name, examples, input, payload }) => examples.map((example, i) => ({ name, i, example, input, payload }))))("the example $i of $name is what the tool takes, word for word", ({ example, input, payload }) => {
  expect(input.parse(example)).toEqual(example);
  if (payload) expect(example).toHaveProperty(payload);
});

test("every tool has a name of its own, and who buys says so", () => {
  expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length);
  expect(tools.filter(({ effect }) => effect === "buys").map(({ name }) => name)).toEqual(["complete_checkout"]);
  expect(tools.filter(({ effect, isKeyed }) => (effect === "reads") === (isKeyed === true))).toEqual([]);
});
