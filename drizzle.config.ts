import { defineConfig } from "drizzle-kit";

// `npm run db:generate -- --name add-wish-lists` writes the SQL for what changed in db/schema.
//
// What the schema files cannot say (extensions, functions such as shop_clock(), triggers, constraints that look at
// several rows) is a migration of its own: `npm run db:generate -- --custom --name shop-clock` adds an empty file in
// db/migrations at the right place in the order; write the SQL into it, statements parted by
// `--> statement-breakpoint`.
//
// All pending migrations run in one transaction: no `create index concurrently`, and a new enum value cannot be used
// by the migration that adds it. A merged migration is never edited.
export default defineConfig({
  dialect: "postgresql",
  schema: "./db/schema/*.ts",
  out: "./db/migrations",
  casing: "snake_case",
});
