import { expect, test } from "vitest";
import { colorFamily } from "./color-family";

test.each([["#22201D", "Black"], ["#FBFAF6", "White"], ["#8C8A86", "Gray"], ["#B3332B", "Red"], ["#3D6288", "Blue"], ["#4C7A57", "Green"], ["#7A5233", "Brown"], ["#E3B93F", "Yellow"], ["#D9C7A7", "Beige"]])("%s is what a shopper calls %s", (hex, family) => {
  expect(colorFamily(hex)).toBe(family);
});
