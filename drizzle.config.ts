import { defineConfig } from "drizzle-kit";

// Generated migrations and hand-written ones (`drizzle-kit generate --custom`: functions, triggers, extensions) run in
// one sequence. Read what is generated; never edit a merged one.
export default defineConfig({
  dialect: "postgresql",
  schema: "./db/schema/*.ts",
  out: "./db/migrations",
  casing: "snake_case",
});
