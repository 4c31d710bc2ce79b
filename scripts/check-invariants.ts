import { sql } from "drizzle-orm";
import { closeDb, liftDeadlines, transaction } from "@/db/client";
import { invariants } from "@/lib/domain/invariants";

liftDeadlines();

// One snapshot for all: what is being sold meanwhile must not look like a contradiction.
const violated = await transaction(
  async (tx) => {
    let count = 0;
    for (const { name, sql: query } of invariants) {
      const { rows } = await tx.execute(sql.raw(query));
      if (rows.length > 0) count++;
      console.log(rows.length === 0 ? `ok        ${name}` : `VIOLATED  ${name}: ${rows.length} rows, first ${JSON.stringify(rows[0])}`);
    }
    return count;
  },
  { isolationLevel: "repeatable read", accessMode: "read only" },
);
await closeDb();
console.log(`${invariants.length} invariants, ${violated} violated`);
process.exitCode = violated > 0 ? 1 : 0;
