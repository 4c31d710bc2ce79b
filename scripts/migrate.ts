import { directUrl } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";

await migrateDatabase(directUrl());
console.log("The database is up to date.");
