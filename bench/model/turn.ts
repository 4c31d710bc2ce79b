import type { Random } from "@/db/seed/random";
import type { Shopper } from "./shopper";
import type { Tally } from "./tally";
import type { World } from "./world";

/** One worker's next move: its chance is its own, whatever the others do. */
export type Turn = { world: World; worker: Worker; random: Random; tally: Tally };
export type Worker = { name: string; shopper: Shopper };

/** A kind of operation. `run` is false when nothing in the world fits it now. */
export type Operation = { weight: number; run(turn: Turn): Promise<boolean> };
