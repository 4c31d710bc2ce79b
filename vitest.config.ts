import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = fileURLToPath(new URL(".", import.meta.url));
const elsewhere = ["**/node_modules/**", "**/.next*/**", "**/.data/**"];
const database = { globalSetup: ["./db/testing-cluster.ts"], testTimeout: 20_000, hookTimeout: 60_000 };

/** What takes minutes begins first, so that nothing waits for it at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => Number(b.moduleId.includes("/kills/")) - Number(a.moduleId.includes("/kills/")));
  }
}

/** The three kinds of test, told apart by the name of the file. */
export default defineConfig({
  root,
  resolve: { alias: { "@": root } },
  test: {
    pool: "forks",
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    env: { NODE_ENV: "test", LOG_LEVEL: "silent" },
    projects: [
      {
        extends: true,
        test: { name: "unit", isolate: false, testTimeout: 20_000, include: ["**/*.test.{ts,tsx}"], exclude: [...elsewhere, "**/*.db.test.ts", "**/*.race.test.ts"] },
      },
      { extends: true, test: { name: "db", isolate: false, include: ["**/*.db.test.ts"], exclude: elsewhere, ...database } },
      {
        extends: true,
        test: { name: "race", include: ["**/*.race.test.ts"], exclude: elsewhere, ...database, testTimeout: 60_000 },
      },
    ],
  },
});
