import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { transaction } from "@/db/client";
import { getAgentOrder } from "@/lib/domain/agents/get-agent-order";
import { house } from "@/lib/domain/agents/house";
import { noteOrder, type OrderNote } from "@/lib/domain/agents/note-order";
import { orderDocument } from "@/lib/domain/agents/order-document";
import { claimFulfillment } from "@/lib/domain/fulfillment/claim-fulfillment";
import { listOpenShipments } from "@/lib/domain/fulfillment/list-open-shipments";
import { packFulfillment } from "@/lib/domain/fulfillment/pack-fulfillment";
import { pickUnit } from "@/lib/domain/fulfillment/pick-unit";
import { shipFulfillment } from "@/lib/domain/fulfillment/ship-fulfillment";
import { listStaff } from "@/lib/domain/identity/list-staff";
import { permit, systemPermit, type Permit } from "@/lib/domain/identity/permit";
import { asId, isUuid, newId, type AccountId, type OrderId, type SessionId, type StaffId } from "@/lib/kernel/ids";
import { answerUcp, type Operation } from "./answer-ucp";
import { answer, notFound, readBody, type Answer, type Call } from "./call";

/**
 * What only a trial server has: orders that tests may write to, and a hand that ships. The shop's routes never import
 * this file.
 */
const trialOperations: readonly Operation[] = [{ method: "PUT", path: /^orders\/([^/]+)$/, run: writeOrder }];

export const answerTrial = (request: Request, path: string): Promise<Response> => answerUcp(request, path, trialOperations);

const day = z.iso.datetime({ offset: true });
const lines = z.array(z.looseObject({ id: z.string(), quantity: z.number().int().min(1) }));
const written = z.looseObject({
  fulfillment: z.looseObject({ events: z.array(z.looseObject({ id: z.string().min(1).max(200), type: z.string(), occurred_at: day, line_items: lines })).max(100).optional() }).optional(),
  adjustments: z.array(z.looseObject({ id: z.string().min(1).max(200), type: z.string(), occurred_at: day, status: z.enum(["pending", "completed", "failed"]), amount: z.number().int().optional(), line_items: lines.optional() })).max(100).optional(),
});

async function writeOrder(call: Call): Promise<Answer> {
  const body = readBody(written, call, 422);
  return answer(call, "dev.ucp.shopping.order", 200, async (dialect) => {
    const before = await getAgentOrder(call.caller.agentId, call.id);
    if (!before) throw notFound("Order");
    const own = new Set([...before.events, ...before.adjustments].map((one) => one.id));
    const notes: OrderNote[] = [
      ...(body.fulfillment?.events ?? []).map((one) => ({ kind: "event" as const, noteId: one.id, body: one })), ...(body.adjustments ?? []).map((one) => ({ kind: "adjustment" as const, noteId: one.id, body: one })),
    ].filter((note) => !own.has(note.noteId));
    await transaction((tx) => noteOrder(tx, systemPermit("ucp trial"), { orderId: before.id, notes }));
    const after = await getAgentOrder(call.caller.agentId, call.id);
    if (!after) throw notFound("Order");
    return orderDocument(after, dialect);
  });
}

/** Picks, packs and ships what is open of an order, by the verbs that people in the warehouse use. */
export async function simulateShipping(request: Request, orderId: string): Promise<Response> {
  const { simulationSecret } = house();
  if (!simulationSecret || !isSame(request.headers.get("simulation-secret") ?? "", simulationSecret)) return Response.json({ code: "forbidden", detail: "The simulation secret is missing or wrong." }, { status: 403 });
  const shipments = isUuid(orderId) ? await listOpenShipments(asId<OrderId>(orderId)) : [];
  if (shipments.length === 0) return Response.json({ code: "not_found", detail: "There is nothing to ship." }, { status: 404 });
  const by = await packer();
  for (const { fulfillmentId, lines: open } of shipments) {
    await transaction(async (tx) => {
      await claimFulfillment(tx, by, { fulfillmentId });
      for (const line of open) {
        for (let n = 0; n < line.quantity; n++) await pickUnit(tx, by, { fulfillmentId, scanId: randomUUID(), scanned: line.sku, override: { lineId: line.id, reason: "simulated" } });
      }
      await packFulfillment(tx, by, { fulfillmentId });
      await shipFulfillment(tx, by, { fulfillmentId, trackingNumber: `TRIAL-${fulfillmentId.slice(0, 8)}` });
    });
  }
  return Response.json({ status: "shipped" });
}

async function packer(): Promise<Permit<"fulfillment.work">> {
  const manage = permit({ kind: "staff", staffId: newId<StaffId>(), accountId: newId<AccountId>(), sessionId: newId<SessionId>(), name: "Trial", role: "admin", storeIds: "all" }, "team.manage", { channel: "store" });
  const [first] = await listStaff(manage);
  if (!first) throw new Error("A trial shop has one member of staff");
  return permit({ ...manage.actor, staffId: first.id, name: first.name }, "fulfillment.work", { channel: "store" });
}

function isSame(given: string, secret: string): boolean {
  const [a, b] = [given, secret].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
