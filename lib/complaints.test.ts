import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const rows = fs.readFileSync(path.join(import.meta.dirname, "complaints.md"), "utf8").split("\n").filter((line) => /^\| \d/.test(line));

test.each(rows)("%s", (row) => {
  const answers = [...row.matchAll(/`([^`:]+): ([^`]+)`/g)];
  expect(answers, "no test answers it").not.toHaveLength(0);
  for (const [, file = "", name = ""] of answers) expect(fs.readFileSync(path.join(import.meta.dirname, "..", file), "utf8"), file).toContain(name);
});
