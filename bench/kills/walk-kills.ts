import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { build } from "esbuild";
import { connectTo, db, transaction } from "@/db/client";
import { brokenInvariants } from "@/bench/model/quiet-check";
import { systemPermit } from "@/lib/domain/identity/permit";
import { freeAbandonedJobs } from "@/lib/domain/free-abandoned-jobs";
import { finishStuckCheckouts } from "@/lib/domain/orders/finish-stuck-checkouts";
import { settleOrderMoney } from "@/lib/domain/orders/settle-order-money";
import { testGateway } from "@/lib/domain/payments/choose-gateway";
import { onEveryStatement, type Moment } from "./hooks";
import type { Errand } from "./errand";
import { openKillsWorld, runJobs, type KillsWorld } from "./errands";
import type { Walk } from "./walk";
import { walks } from "./walks";

export type Walked = { walk: string; statements: number; killed: number; problems: string[] };
type Choose = (moments: Moment[]) => Moment[];
type Say = (line: string) => void;
export type Walking = { names: readonly string[]; choose: Choose; say: Say };

const saidEvery = 20;
const root = path.resolve(import.meta.dirname, "../..");
const machine = systemPermit("kills");

/**
 * Kills a process of ours, with SIGKILL, at moments of each operation: when a statement was sent, and when it was answered.
 * After each the sweepers and jobs run as they do in the minutes that follow, and everything must be whole.
 */
export async function walkKills({ url, names, choose, say }: Walking & { url: string }): Promise<Walked[]> {
  await connectTo(url);
  const world = await openKillsWorld();
  const victims = await waiting(url);
  const results: Walked[] = [];
  for (const name of names) {
    const walk = walkNamed(name);
    results.push(await walkMoments(await rehearse(url, name, world), choose, say, async (moment) => {
      const errand = await walk.prepare(world);
      return { isKilled: await die(victims.next(), name, errand, moment), problems: await judge(url, () => walk.expect(errand)) };
    }));
  }
  victims.stop();
  return results;
}

/** Kills at each chosen moment of a rehearsed operation, and says each problem at once and now and then how far it has come. */
export async function walkMoments(result: Walked, choose: Choose, say: Say, killAt: (moment: Moment) => Promise<{ isKilled: boolean; problems: string[] }>): Promise<Walked> {
  const { walk, problems } = result;
  for (const problem of problems) say(problem);
  const moments = choose(momentsOf(result.statements));
  for (const [index, moment] of moments.entries()) {
    const death = await killAt(moment);
    result.killed += death.isKilled ? 1 : 0;
    for (const problem of death.problems) {
      problems.push(`${walk}, statement ${moment.statement} ${moment.when}: ${problem}`);
      say(problems.at(-1) ?? "");
    }
    if ((index + 1) % saidEvery === 0) say(`${walk}: ${index + 1} of ${moments.length} moments, ${problems.length} problems`);
  }
  say(`${walk}: killed at ${result.killed} moments of ${result.statements} statements, ${problems.length} problems`);
  return result;
}

/** The operation to its end, in this process: how many statements it has. */
export async function rehearse(url: string, name: string, world: KillsWorld): Promise<Walked> {
  const walk = walkNamed(name);
  const errand = await walk.prepare(world);
  const hooks = onEveryStatement(() => undefined);
  await walk.run(errand).catch(() => undefined);
  hooks.stop();
  return { walk: name, statements: hooks.count(), killed: 0, problems: (await judge(url, () => walk.expect(errand))).map((problem) => `${name}, not killed: ${problem}`) };
}

export function walkNamed(name: string): Walk {
  const walk = walks[name];
  if (!walk) throw new Error(`There is no walk "${name}". There are: ${Object.keys(walks).join(", ")}`);
  return walk;
}

const momentsOf = (statements: number): Moment[] => Array.from({ length: statements }, (_, i) => (["sent", "answered"] as const).map((when) => ({ statement: i + 1, when }))).flat();

/** Some minutes later: what the crontab does, then the operation's own demands, and those on everything. */
export async function judge(url: string, expect: () => Promise<string | null>): Promise<string[]> {
  await untilGone();
  const later = new URL(url);
  later.searchParams.set("options", "-c throughline.clock_shift=6min");
  await connectTo(later.href);
  await finishStuckCheckouts(machine);
  await transaction((tx) => freeAbandonedJobs(tx, machine));
  await runJobs();
  await settleOrderMoney(machine, {});
  const problems = [await expect().catch((error: unknown) => String(error)), await contradiction(), ...(await brokenInvariants())];
  await connectTo(url);
  return problems.filter((problem) => problem !== null);
}

/** Shop and gateway disagree, or goods that left are not those that were given. */
async function contradiction(): Promise<string | null> {
  const { rows } = await db.execute<{ held: number; captured: number; refunded: number; left: number; given: number; completing: number }>(sql`
    select coalesce(sum(amount_minor - captured_minor - voided_minor) filter (where order_id is not null and gateway <> 'house'), 0)::int as held, coalesce(sum(captured_minor) filter (where gateway <> 'house'), 0)::int as captured, coalesce(sum(refunded_minor) filter (where gateway <> 'house'), 0)::int as refunded,
      (select coalesce(sum(quantity), 0)::int from stock_movement where kind = 'handed_over') as left, (select coalesce(sum(handed_over), 0)::int from fulfillment_line) as given,
      (select count(*)::int from checkout where status = 'completing') as completing from payment`);
  const [row] = rows;
  const { heldMinor, capturedMinor, refundedMinor } = await testGateway().books();
  const isWhole = row?.held === heldMinor && row.captured === capturedMinor && row.refunded === refundedMinor && row.left === row.given && row.completing === 0;
  return isWhole ? null : `the shop says ${JSON.stringify(row)}, the gateway ${JSON.stringify({ heldMinor, capturedMinor, refundedMinor })}`;
}

/** Processes that wait for their errand; one is always starting ahead. In one file they start in a third of the time. */
async function waiting(url: string): Promise<{ next(): ChildProcess; stop(): void }> {
  const file = path.join(root, `node_modules/.cache/throughline/victim-${process.pid}.mjs`);
  await build({ entryPoints: [path.join(root, "bench/victim.ts")], outfile: file, bundle: true, platform: "node", format: "esm", packages: "external", logLevel: "error" });
  const start = () => spawn(process.execPath, [file], { cwd: root, env: { ...process.env, DATABASE_URL: url, PGAPPNAME: "victim", NODE_OPTIONS: "" }, stdio: ["pipe", "ignore", "inherit"] });
  let ahead = [start(), start()];
  return {
    next() {
      const [first, ...others] = ahead;
      ahead = [...others, start()];
      return first ?? start();
    },
    stop() {
      for (const victim of ahead) victim.kill("SIGKILL");
      rmSync(file, { force: true });
    },
  };
}

/** Whether the victim was killed: an operation can take fewer statements than it took at the rehearsal. */
async function die(victim: ChildProcess, walk: string, errand: Errand, moment: Moment): Promise<boolean> {
  victim.stdin?.write(`${JSON.stringify({ walk, errand, moment })}\n`);
  await once(victim, "close");
  return victim.signalCode === "SIGKILL";
}

/** A statement that was sent may still run after its sender's death. */
async function untilGone(): Promise<void> {
  for (;;) {
    const { rows } = await db.execute<{ left: number }>(sql`select count(*)::int as left from pg_stat_activity where application_name = 'victim' and state <> 'idle' and datname = current_database()`);
    if (rows[0]?.left === 0) return;
    await pause(10);
  }
}
