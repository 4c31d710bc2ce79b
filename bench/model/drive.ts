import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { randomFrom } from "@/db/seed/random";
import { operations } from "./operations";
import { pay } from "./pay";
import { brokenInvariants, compare, passTime } from "./quiet-check";
import { newShopper } from "./shopper";
import { Contradiction, newTally, type Tally } from "./tally";
import type { Worker } from "./turn";
import { openWorld, type Size, type World } from "./world";

export type Drive = { url: string; operations: number; seed: number; workers: number; size: Size; say: (line: string) => void; isOver?: () => boolean; between?: (world: World, tally: Tally) => Promise<void> };
export type Driven = { operations: number; seed: number; workers: number; accepted: Record<string, number>; refused: Record<string, number>; seconds: number; perSecond: number; invariantChecks: number; orders: number; /** Transactions that met in a circle and were done again. */ deadlocks: number };

/** How often all pause, so that model and shop can be compared, and how often the invariants are asked as well. */
const round = 2_000;
const invariantEvery = 25;

/**
 * Concurrent workers do random things to a shop until so many were accepted, and a simple model says each time what must
 * come of it. The same seed makes the same choices for each worker; how they interleave is the database's affair.
 * @throws Contradiction when the shop did something else
 */
export async function drive({ url, operations: wanted, seed, workers: count, size, say, isOver = () => false, between }: Drive): Promise<Driven> {
  const world = await openWorld(url, size);
  const tally = newTally();
  const workers = Array.from({ length: count }, (_, i): Worker => ({ name: `worker ${i + 1}`, shopper: newShopper() }));
  const steps = workers.map(() => 0);
  const began = performance.now();
  let invariantChecks = 0;
  for (let rounds = 1; tally.acceptedInAll < wanted && !isOver(); rounds++) {
    const until = Math.min(wanted, tally.acceptedInAll + round);
    await Promise.all(workers.map(async (worker, i) => {
      while (tally.acceptedInAll < until && !isOver()) steps[i] = await step(world, tally, worker, seed, steps[i] ?? 0);
    }));
    for (const worker of workers) while (worker.shopper.checkout?.status === "completing") await pay({ world, tally, worker, random: randomFrom(seed, `${worker.name} comes back ${rounds}`) });
    await between?.(world, tally);
    await compare(world);
    if (rounds % invariantEvery === 0) invariantChecks += await askInvariants(world);
    await passTime(world, workers.map((worker) => worker.shopper));
    if (rounds % 5 === 0) say(progress(world, tally, began));
  }
  await compare(world);
  invariantChecks += await askInvariants(world);
  const deadlocks = await countDeadlocks();
  await world.gateway.close();
  const seconds = (performance.now() - began) / 1000;
  return {
    operations: tally.acceptedInAll, seed, workers: count, accepted: sorted(tally.accepted), refused: sorted(tally.refused), seconds: Math.round(seconds),
    perSecond: Math.round(tally.acceptedInAll / seconds), invariantChecks, orders: world.past.orders + world.orders.length, deadlocks,
  };
}

/** Draws until something fits. Each draw is a chance of its own, so that it does not depend on what others did. Returns the next draw's number. */
async function step(world: World, tally: Tally, worker: Worker, seed: number, from: number): Promise<number> {
  const kinds = Object.values(operations);
  for (let n = from; ; n++) {
    const random = randomFrom(seed, `${worker.name} ${n}`);
    const operation = random.weighted(kinds, (one) => one.weight);
    if (await operation.run({ world, tally, worker, random })) return n + 1;
    // Others must get their turn also where nothing fits.
    if (n - from > 500) return await new Promise((resolve) => setImmediate(resolve, n));
  }
}

async function askInvariants(world: World): Promise<number> {
  const broken = await brokenInvariants();
  if (broken.length > 0) throw new Contradiction(`invariants that do not hold:\n  ${broken.join("\n  ")}`, world.orders.slice(0, 3).flatMap((entry) => entry.history));
  return 1;
}

async function countDeadlocks(): Promise<number> {
  const { rows } = await db.execute<{ deadlocks: number }>(sql`select deadlocks::int from pg_stat_database where datname = current_database()`);
  return rows[0]?.deadlocks ?? 0;
}

function progress(world: World, tally: Tally, began: number): string {
  const refused = [...tally.refused.values()].reduce((sum, one) => sum + one, 0);
  return `${tally.acceptedInAll} accepted, ${refused} refused, ${world.past.orders + world.orders.length} orders, ${Math.round(tally.acceptedInAll / ((performance.now() - began) / 1000))} a second`;
}

const sorted = (counts: ReadonlyMap<string, number>): Record<string, number> => Object.fromEntries([...counts].toSorted(([, a], [, b]) => b - a));
