import { expect, test } from "vitest";
import type { Action } from "@/lib/actions/action";
import type { Many } from "@/lib/kernel/many";
import type { Outcome } from "@/lib/kernel/refusal";
import { forEach } from "./many";

type Part = { part: string; why: string };
/** A door that answers as told and keeps what it was asked. */
function door(answer: () => Promise<Outcome<Many>>) {
  const asked: Part[][] = [];
  const act = (async (input: { each: Part[] }) => { asked.push(input.each); return answer(); }) as Action<{ each: Part[] }, Many>; // only the form of an object is called here
  return { asked, hold: forEach(act, (row: { parts: string[] }, [why = ""]) => row.parts.map((part) => ({ part, why }))) };
}
const [one, two, three] = [{ parts: ["a"] }, { parts: ["b", "c"] }, { parts: [] }];

test("asks once for all parts of all rows, and a row is done when all of its parts were", async () => {
  const { asked, hold } = door(() => Promise.resolve({ ok: true, data: { done: 2, refused: [{ at: 2, why: "It has left." }] } }));
  expect(await hold([one, two, three], ["address_check"])).toEqual({ problem: null, done: [one, three], refused: [{ row: two, why: "It has left." }] });
  expect(asked).toEqual([["a", "b", "c"].map((part) => ({ part, why: "address_check" }))]);
});

test("says the field's message when nothing was done, and that the connection is gone when it is", async () => {
  const refused = door(() => Promise.resolve({ ok: false, code: "invalid", message: "Please check the marked fields.", facts: {}, fields: { "each.0.reason": "Say why." } }));
  expect(await refused.hold([one])).toEqual({ problem: "Say why.", done: [], refused: [] });
  const gone = door(() => Promise.reject(new TypeError("fetch failed")));
  expect(await gone.hold([one])).toMatchObject({ problem: expect.stringContaining("No connection"), done: [] });
});
