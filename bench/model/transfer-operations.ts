import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { completeTask } from "@/lib/domain/fulfillment/complete-task";
import { also } from "@/lib/domain/fulfillment/counter.testing";
import { cancelTransfer } from "@/lib/domain/transfers/cancel-transfer";
import { closeTransfer } from "@/lib/domain/transfers/close-transfer";
import { createTransfer } from "@/lib/domain/transfers/create-transfer";
import { receiveUnits, rejectUnits } from "@/lib/domain/transfers/receive-units";
import { reportUnder } from "@/lib/domain/transfers/report-under";
import { sendTransfer } from "@/lib/domain/transfers/send-transfer";
import { setTransferLine } from "@/lib/domain/transfers/set-transfer-line";
import type { TaskId, TransferLineId } from "@/lib/kernel/ids";
import type { RefusalCode } from "@/lib/kernel/refusal";
import { codeOf, inside, workingAt } from "./act";
import { apply, available, onCells } from "./stock";
import { Contradiction, count } from "./tally";
import type { Operation, Turn } from "./turn";
import { cellOf, type TransferState } from "./world";

const mostTransfers = 60;
const onTheWay = (one: TransferState): number => one.sent - one.received - one.lost;

/** What happens to goods that move between locations: one entry adds a kind of operation. */
export const transferOperations: Record<string, Operation> = {
  "draft transfer": { weight: 2, run: async (turn) => {
    const { world, random } = turn;
    const places = [...world.stores, world.warehouse];
    const [from, to, variantId, wanted] = [random.pick(places), random.pick(places), random.pick(world.goods).id, random.int(1, 4)];
    if (world.transfers.length > mostTransfers) return false;
    let drafted: TransferState | null = null;
    const code = await codeOf(transaction(async (tx) => {
      const by = also(someone(turn), "transfers.plan");
      const { transferId } = await createTransfer(tx, by, { fromLocationId: from, toLocationId: to, note: "" });
      await setTransferLine(tx, by, { transferId, variantId, wanted, was: 0 });
      const { rows } = await tx.execute<{ id: TransferLineId }>(sql`select id from transfer_line where transfer_id = ${transferId}`);
      if (rows[0]) drafted = { id: transferId, lineId: rows[0].id, variantId, from, to, wanted, status: "draft", sent: 0, received: 0, lost: 0, isBusy: false };
    }));
    if (code !== (from === to ? "invalid" : null)) throw new Contradiction(`draft transfer ended with ${code ?? "success"}`);
    if (drafted) world.transfers.push(drafted);
    count(turn.tally, "draft transfer", code);
    return true;
  } },
  "send transfer": { weight: 3, run: (turn) => step(turn, "send transfer", (one) => one.status === "draft", (one) => ({
    verb: inside((tx) => sendTransfer(tx, also(someone(turn), "transfers.work"), { transferId: one.id, as: "listed" })),
    foreseen: available(cellOf(turn.world, one.variantId, one.from)) >= one.wanted ? null : "not_free", besides: ["not_free"],
    done: () => {
      Object.assign(one, { status: "sent", sent: one.wanted });
      apply(cellOf(turn.world, one.variantId, one.from), { onHand: -one.wanted });
      apply(cellOf(turn.world, one.variantId, one.to), { incoming: one.wanted });
    },
  })) },
  "receive transfer": { weight: 4, run: (turn) => step(turn, "receive transfer", (one) => onTheWay(one) > 0, (one) => {
    const quantity = turn.random.int(1, onTheWay(one) + (turn.random.chance(0.05) ? 1 : 0));
    const sku = turn.world.goods.find((goods) => goods.id === one.variantId)?.sku ?? "";
    const scan = { transferId: one.id, scanId: randomUUID(), scanned: sku, quantity, override: null };
    const once = inside((tx) => receiveUnits(tx, also(someone(turn), "transfers.work"), scan));
    // A scan that the device delivers twice at once counts once.
    return { verb: () => (turn.random.chance(0.1) ? Promise.all([once(), once()]) : once()), foreseen: quantity > onTheWay(one) ? "invalid" : null, done: () => arrive(turn, one, quantity, 0) };
  }) },
  "receive damaged": { weight: 1, run: (turn) => step(turn, "receive damaged", (one) => onTheWay(one) > 0, (one) => ({
    verb: inside((tx) => rejectUnits(tx, also(someone(turn), "transfers.work"), { transferId: one.id, scanId: randomUUID(), lineId: one.lineId, quantity: 1, reason: "Broken" })),
    foreseen: null, done: () => arrive(turn, one, 1, 1),
  })) },
  "report missing in transfer": { weight: 1, run: (turn) => step(turn, "report missing in transfer", (one) => onTheWay(one) > 0, (one) => {
    const outcome = turn.random.pick(["lost", "put_back"] as const);
    return {
      verb: inside((tx) => reportUnder(tx, also(someone(turn), "transfers.plan"), { transferId: one.id, reportId: randomUUID(), lineId: one.lineId, quantity: 1, outcome, note: "" })),
      foreseen: null, done: () => settle(turn, one, 1, outcome),
    };
  }) },
  "cancel transfer": { weight: 0.6, run: (turn) => step(turn, "cancel transfer", (one) => one.status === "draft" || one.status === "sent", (one) => {
    const outcome = onTheWay(one) > 0 ? turn.random.pick(["lost", "put_back", null] as const) : null;
    return {
      verb: inside((tx) => cancelTransfer(tx, also(someone(turn), "transfers.plan"), { transferId: one.id, reason: "Not needed", outcome })), foreseen: onTheWay(one) > 0 && outcome === null ? "invalid" : null,
      done: () => {
        if (outcome !== null) settle(turn, one, onTheWay(one), outcome);
        one.status = "cancelled";
      },
    };
  }) },
  "close transfer": { weight: 3, run: (turn) => step(turn, "close transfer", (one) => one.status === "received" || (onTheWay(one) > 0 && turn.random.chance(0.01)), (one) => ({
    verb: inside((tx) => closeTransfer(tx, also(someone(turn), "transfers.plan"), { transferId: one.id })), foreseen: onTheWay(one) > 0 ? "has_open_work" : null, done: () => (one.status = "closed"),
  })) },
  "put back untransferred": { weight: 3, run: async (turn) => {
    const { world, tally } = turn;
    const back = world.neverLeft.shift();
    if (!back) return false;
    const cell = cellOf(world, back.variantId, back.locationId);
    await workingAt(world, [back.locationId], () => onCells([cell], async () => {
      const code = await codeOf(inside(async (tx) => {
        // Somebody else may put as many of the same goods back at this moment, from a task of their own.
        const { rows: [task] } = await tx.execute<{ id: TaskId; sku: string }>(sql`
          select t.id, v.sku from task t join variant v on v.id = t.variant_id where t.kind = 'put_back' and t.status = 'open' and t.fulfillment_id is null
            and t.variant_id = ${back.variantId} and t.location_id = ${back.locationId} and (t.facts ->> 'quantity')::int = ${back.quantity} limit 1 for update of t skip locked`);
        if (!task) throw new Contradiction(`nobody is asked to put back ${JSON.stringify(back)}`);
        await completeTask(tx, someone(turn), { taskId: task.id, scanned: task.sku });
      })());
      if (code !== null) throw new Contradiction(`put back untransferred ended with ${code}: ${JSON.stringify(back)}`);
      apply(cell, { putBack: -back.quantity });
      count(tally, "put back untransferred", null);
    }));
    return true;
  } },
};

type Try = { verb: () => Promise<unknown>; foreseen: RefusalCode | null; /** Possible where others were at the same stock. */ besides?: readonly (RefusalCode | null)[]; done: () => unknown };

async function step(turn: Turn, kind: string, fits: (one: TransferState) => boolean, make: (one: TransferState) => Try): Promise<boolean> {
  const { world, random, tally } = turn;
  const isFree = (one: TransferState) => !one.isBusy && !world.closed.has(one.from) && !world.closed.has(one.to);
  const fitting = world.transfers.filter((one) => isFree(one) && fits(one));
  if (fitting.length === 0) return false;
  const one = random.pick(fitting);
  one.isBusy = true;
  await workingAt(world, [one.from, one.to], () => onCells([cellOf(world, one.variantId, one.from), cellOf(world, one.variantId, one.to)], async (isAlone) => {
    const { verb, foreseen, besides, done } = make(one);
    const code = await codeOf(verb());
    if (code !== foreseen && (isAlone() || !besides || !(code === null || besides.includes(code)))) throw new Contradiction(`${kind} ended with ${code ?? "success"}, and the model foresaw ${foreseen ?? "success"}: ${JSON.stringify(one)}`);
    if (code === null) done();
    count(tally, kind, code);
  }));
  one.isBusy = false;
  if (one.status === "closed" || one.status === "cancelled") world.transfers = world.transfers.filter((other) => other !== one);
  return true;
}

function arrive({ world }: Turn, one: TransferState, quantity: number, damaged: number): void {
  one.received += quantity;
  one.status = onTheWay(one) === 0 ? "received" : "partially_received";
  apply(cellOf(world, one.variantId, one.to), { onHand: quantity, incoming: -quantity, damaged });
}

/** Units that do not arrive: lost, or back at the source until somebody has put them on their shelf. */
function settle({ world }: Turn, one: TransferState, quantity: number, outcome: "lost" | "put_back"): void {
  one.lost += quantity;
  if (onTheWay(one) === 0) one.status = "received";
  apply(cellOf(world, one.variantId, one.to), { incoming: -quantity });
  if (outcome === "lost") return;
  apply(cellOf(world, one.variantId, one.from), { onHand: quantity, putBack: quantity });
  world.neverLeft.push({ variantId: one.variantId, locationId: one.from, quantity });
}

const someone = ({ world, random }: Turn) => random.pick(world.staff);
