import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
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
        let isKilled = false;
        const hooks = onEveryStatement((now) => {
          if (isKilled || now.statement !== moment.statement || now.when !== moment.when) return;
          isKilled = true;
          server.crash();
        });
        await walk.run(errand).catch(() => undefined);
        hooks.stop();
        if (isKilled) server = await start(server.port);
        return { isKilled, problems: await judge(url, () => walk.expect(errand)) };
      }));
    }
    return results;
  } finally {
    await closeDb();
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
