import { closeDb, connectTo, liftDeadlines } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { ensureDatabase, startThrowawayPostgres } from "@/scripts/embedded-postgres.mjs";

/** Runs a bench on a migrated database of its own, which is gone afterwards. */
export async function onScratchDatabase<T>(run: () => Promise<T>): Promise<T> {
  const server = await startThrowawayPostgres();
  try {
    const url = server.url("bench");
    await ensureDatabase(url);
    await migrateDatabase(url);
    liftDeadlines();
    await connectTo(url);
    return await run();
  } finally {
    await closeDb();
    await server.stop();
  }
}
