import type pg from "pg";
import journal from "./migrations/meta/_journal.json" with { type: "json" };

const newest = Math.max(...journal.entries.map((entry) => entry.when));

/** Has the database every migration this build was made for? One with more of them, of a newer build, serves too. */
export async function isMigrated(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ is_there: boolean }>("select to_regclass('drizzle.__drizzle_migrations') is not null as is_there");
  if (!rows[0]?.is_there) return false;
  const { rows: [applied] } = await pool.query<{ newest: string | null }>("select max(created_at)::text as newest from drizzle.__drizzle_migrations");
  return Number(applied?.newest ?? 0) >= newest;
}
