import { expect, test } from "vitest";
import { helpTopics } from "@/components/shell/help-topics";
import { findHelpQuestions } from "./help-questions";

const asked = (text: string) => findHelpQuestions(text).map(({ question }) => question);

test("the help's questions are found by their words, by others for them, and before they are typed out", () => {
  expect(asked("return")[0]).toBe("How do I return something?");
  expect(asked("shipping cost")).toEqual(["What does delivery cost?"]);
  expect(asked("refu")[0]).toBe("When do I get my money back?");
  expect(asked("how do i return a sofa")[0]).toBe("How do I return something?");
  expect(asked("cookies")).toEqual(["Which cookies do you set?"]);
});

test("what is sold is no question", () => {
  for (const text of ["sofa", "desk lamp", "oak table 120 cm", "re", "", "how", "large sofa"]) expect(asked(text), text).toEqual([]);
});

test("each question leads to a part of the help", () => {
  const parts = helpTopics({ parcel: "", free: "", freight: "" }).flatMap(({ slug, parts: all }) => all.map(({ id }) => `/help/${slug}#${id}`));
  const found = ["pickup", "delivery", "how do i return", "broken", "refund", "contact", "privacy", "cookies", "card", "curbside", "data"].flatMap((text) => findHelpQuestions(text, 20));
  for (const { href, question } of found) expect(parts, question).toContain(href);
  expect(new Set(found.map(({ href }) => href)).size).toBe(parts.length);
});
