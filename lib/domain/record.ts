import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import type { NewEvent } from "./events";
import { isWebhookKind } from "./integrations/webhook";
import { reactions, type TaskName } from "./reactions";

/**
 * Writes facts, one job for each reaction to them, and the notice to watching screens, in one statement: they commit or
 * vanish together with the change that caused them.
 */
export async function record(tx: Tx, by: Permit<Permission>, ...events: NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.execute(recordStatement(by, events));
}

/** Promises a task for later. The same key replaces the former promise; the task must still check whether it is due. */
export async function schedule(tx: Tx, task: TaskName, payload: Record<string, string | number>, runAt: Date, key: string): Promise<void> {
  await tx.execute(sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, run_at => ${runAt.toISOString()}::timestamptz, job_key => ${key}, max_attempts => 12)`);
}

/** The statement of `record`. */
export const recordStatement = (by: Permit<Permission>, events: readonly NewEvent[]): SQL => sql`
    with ${recordCtes(by, events)}
    select ${recordCounts}`;

/** For the WITH of a larger statement, whose SELECT must read `recordCounts`: what nobody reads is not done. */
export function recordCtes(by: Permit<Permission>, events: readonly NewEvent[]): SQL {
  const rows = events.map((event) => eventRow(by, event));
  return sql`fact as (
      insert into event (kind, at, channel, actor_kind, actor_id, device_id, customer_id, location_id, order_id, fulfillment_id, subject, payload, request_id)
      select kind, coalesce(at, shop_clock()), channel, actor_kind, actor_id, device_id, customer_id, location_id, order_id, fulfillment_id, subject, payload, request_id
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(kind text, at timestamptz, channel text, actor_kind text, actor_id text, device_id text,
        customer_id uuid, location_id uuid, order_id uuid, fulfillment_id uuid, subject text, payload jsonb, request_id text)
      returning id, kind, customer_id, location_id, order_id, fulfillment_id, subject, payload
    ), job as (
      select graphile_worker.add_job(t.task, json_build_object('eventId', f.id), job_key => f.id || ':' || t.task, max_attempts => 12)
      from fact f join jsonb_to_recordset(${JSON.stringify(tasksOf(events))}::jsonb) as t(kind text, task text) on t.kind = f.kind${toldOutside(events)}
    ), notice as (
      select pg_notify('live', json_build_object('id', f.id, 'kind', f.kind, 'customer', f.customer_id, 'location', f.location_id,
        'order', f.order_id, 'fulfillment', f.fulfillment_id, 'variants', f.payload -> 'variantIds')::text)
      from fact f where not ${quiet(events)}
    )`;
}

export const recordCounts: SQL = sql`(select count(*) from fact) as facts, (select count(*) from job) as jobs, (select count(*) from notice) as notices`;

function eventRow(by: Permit<Permission>, event: NewEvent) {
  const { actor } = by;
  return {
    kind: event.kind,
    at: event.at ?? null,
    channel: by.channel,
    actor_kind: actor.kind,
    actor_id: actor.kind === "staff" ? actor.staffId : actor.kind === "customer" ? actor.customerId : actor.kind === "system" ? actor.name : actor.kind === "agent" ? actor.agentId : null,
    device_id: actor.kind === "guest" || actor.kind === "customer" ? actor.deviceId : null,
    customer_id: event.customerId ?? (actor.kind === "customer" ? actor.customerId : null),
    location_id: event.locationId ?? null,
    order_id: event.orderId ?? null,
    fulfillment_id: event.fulfillmentId ?? null,
    subject: event.subject ?? null,
    payload: event.variantIds ? { ...event.payload, variantIds: event.variantIds.slice(0, 100) } : (event.payload ?? {}),
    request_id: by.requestId,
  };
}

/** Where an address of somebody else's is told of such facts, a job sees to it; where none is, nothing is promised. */
function toldOutside(events: readonly NewEvent[]): SQL {
  const kinds = [...new Set(events.filter((event) => event.at === undefined && isWebhookKind(event.kind)).map(({ kind }) => kind))];
  return kinds.length === 0 ? sql`` : sql`
      union all select graphile_worker.add_job('fan_out_event', json_build_object('eventId', f.id), job_key => f.id || ':fan_out_event', max_attempts => 12)
      from fact f where f.kind = any(${sql.param(kinds)}::text[]) and exists (select from webhook w where w.is_active and f.kind = any(w.kinds))`;
}

const tasksOf = (events: readonly NewEvent[]) => [...new Set(events.filter((e) => e.at === undefined).map((e) => e.kind))].flatMap((kind) =>
  [...(reactions[kind] ?? []), ...(events.some((e) => e.kind === kind && e.isForAgent) ? (["notify_agent"] as const) : [])].map((task) => ({ kind, task })));

/** Written history (a given time) tells no screen. */
const quiet = (events: readonly NewEvent[]) => sql`${events.every((event) => event.at !== undefined)}::boolean`;
