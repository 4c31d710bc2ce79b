import fs from "node:fs";
import path from "node:path";
import { root } from "./sources.mjs";

const calls = /^ *(?:test|it|dbTest|raceTest)\(("(?:[^"\\]|\\.)*"),/gm;
const choosing = /\b(?:describe|test|it|dbTest|raceTest)\.(?:skip|skipIf|runIf|fixme|todo|only|fails?)\b/;

/** The sentences that a file's tests are called by; a file that leaves out or singles out any of its own proves nothing. @param {string} file @returns {string[]} */
export function testTitles(file) {
  const text = fs.readFileSync(path.join(root, file), "utf8");
  if (choosing.test(text)) throw new Error(`${file} does not run all of its tests`);
  return [...text.matchAll(calls)].map(([, title = '""']) => JSON.parse(title));
}
