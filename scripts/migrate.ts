import { directUrl } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";

try {
  await migrateDatabase(directUrl());
  console.log("The database is up to date.");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
