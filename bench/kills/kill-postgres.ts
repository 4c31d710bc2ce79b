import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { closeDb, connectTo } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { ensureDatabase, startPostgres } from "@/scripts/embedded-postgres.mjs";
import { onEveryStatement } from "./hooks";
import { judge, rehearse, walkMoments, walkNamed, type Walked, type Walking } from "./walk-kills";
import { openKillsWorld } from "./errands";

/** Kills PostgreSQL itself, with SIGKILL, at moments of operations, and starts it again on what it had written. The app goes on living. */
export async function killPostgres({ names, choose, say }: Walking): Promise<Walked[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "throughline-kills-"));
  chmodSync(folder, 0o755);
  const start = (port: number) => startPostgres({ folder: path.join(folder, "data"), port, mayMove: port === 0 });
  let server = await start(0);
  // At once, as whatever watches over a server does: a worker asks again until it is there.
  const restart = async (): Promise<void> => {
    server.crash();
    while (server.isRunning()) await pause(5);
    server = await start(server.port);
  };
  try {
    const url: string = server.url("kills");
    await ensureDatabase(url);
    await migrateDatabase(url);
    await connectTo(url);
    const world = await openKillsWorld();
    const results: Walked[] = [];
    for (const name of names) {
      const walk = walkNamed(name);
      results.push(await walkMoments(await rehearse(url, name, world), choose, say, async (moment) => {
        const errand = await walk.prepare(world);
        let back: Promise<void> | undefined;
        const hooks = onEveryStatement((now) => {
          if (!back && now.statement === moment.statement && now.when === moment.when) back = restart();
        });
        await walk.run(errand).catch(() => undefined);
        hooks.stop();
        await back;
        return { isKilled: Boolean(back), problems: await judge(url, () => walk.expect(errand)) };
      }));
    }
    return results;
  } finally {
    await closeDb();
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
