import { createHash } from "node:crypto";

/** Plans that a connection keeps cost memory on the server, some 20 to 200 kB each, so only so many texts are named. */
const mostNames = 250;
/** Texts made for one number of parameters come seldom: a text is named when it has come this often. */
const oftenEnough = 4;
/** Beyond this many texts that came seldom, counting begins anew. */
const mostCounted = 2_000;

let generation = 1;
const names = new Map<string, string>();
const counts = new Map<string, number>();

/**
 * The name under which a connection keeps a statement's parse and plan, for texts that come again and again: planning is
 * a third of what our transactions cost the server. It says what is in the text, because Next loads this module once for
 * pages and once for actions, and both copies use the same connections. Undefined: send it whole.
 */
export function statementName(text: string): string | undefined {
  const name = names.get(text);
  if (name || names.size === mostNames) return name;
  const count = (counts.get(text) ?? 0) + 1;
  if (count < oftenEnough) {
    if (counts.size === mostCounted) counts.clear();
    counts.set(text, count);
    return undefined;
  }
  counts.delete(text);
  names.set(text, `s${generation}_${createHash("sha256").update(text).digest("hex").slice(0, 32)}`);
  return names.get(text);
}

/** For when a migration changed what a kept statement answers: all of them are sent whole again, and get new names. */
export function forgetStatements(): void {
  generation++;
  names.clear();
}
