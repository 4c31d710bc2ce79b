import { expect, test } from "vitest";
import { isSteady, pagesOf, type PagesInView } from "./pages-in-view";

const size = 200;
const view = (first: number, askedAt: number, search = ""): PagesInView => ({ search, ...pagesOf(first, first + 40, size), askedAt });

test("a turning wheel is followed page by page, and the next page is asked for before its rows are in view", () => {
  expect(pagesOf(0, 40, size)).toEqual({ from: 0, to: 0 });
  expect(pagesOf(100, 140, size)).toEqual({ from: 0, to: 1 });
  expect(isSteady(view(100, 0), view(220, 400))).toBe(true);
  expect(isSteady(view(220, 0), view(100, 400))).toBe(true);
});

test("a scrollbar that is dragged, a list narrowed anew and a hasty hand ask for nothing until the view rests", () => {
  expect(isSteady(view(0, 0), view(30_000, 400))).toBe(false);
  expect(isSteady(view(100, 0), view(220, 16))).toBe(false);
  expect(isSteady(view(100, 0, "q=lamp"), view(100, 400, "q=rug"))).toBe(false);
});
