import { expect } from "vitest";
import { searchSynonym } from "@/db/schema/search";
import { dbTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { addHomeWords } from "./add-home-words";
import { getSearchFacts } from "./get-search-facts";

const by = systemPermit("seed");

dbTest("a shop without a thesaurus gets the one for the home, once", async ({ tx }) => {
  expect(await addHomeWords(tx, by)).toBeGreaterThan(80);
  expect(await addHomeWords(tx, by)).toBe(0);
  const facts = await getSearchFacts(["couches"], tx);
  expect(facts.same[0]).toContain("sofa");
});

dbTest("a shop with words of its own keeps them", async ({ tx }) => {
  await tx.insert(searchSynonym).values({ words: ["spanner", "wrench"] });
  expect(await addHomeWords(tx, by)).toBe(0);
});

dbTest("a synonym's kind is the word's kind too", async ({ tx }) => {
  await tx.insert(searchSynonym).values([{ words: ["nightstand", "night table"] }, { words: ["nightstand"], broader: "table" }]);
  expect((await getSearchFacts(["night", "tables"], tx)).kinds).toEqual([{ broader: "table", words: ["nightstand"] }]);
});
