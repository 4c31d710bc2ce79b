import type { TestProject } from "vitest/node";
import { migrateDatabase } from "@/db/migrate";
import { ensureDatabase, startThrowawayPostgres } from "@/scripts/embedded-postgres.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    cluster: string;
  }
}

type Cluster = { url(database: string): string; stop(): Promise<void> };
let starting: Promise<Cluster> | undefined;

/** Once per run: a database server that forgets, with one migrated template that every worker clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  starting ??= start();
  const cluster = await starting;
  project.provide("cluster", cluster.url("postgres"));
  return () => cluster.stop();
}

async function start(): Promise<Cluster> {
  const cluster = await startThrowawayPostgres();
  await ensureDatabase(cluster.url("template_throughline"));
  await migrateDatabase(cluster.url("template_throughline"));
  return cluster;
}
