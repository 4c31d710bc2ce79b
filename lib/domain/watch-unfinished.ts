import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { endTasks } from "@/lib/domain/fulfillment/end-tasks";
import { openTask, type NewTask } from "@/lib/domain/fulfillment/open-task";
import type { Permit } from "@/lib/domain/identity/permit";
import type { OperationKind } from "@/lib/domain/payments/payment-amounts";
import type { FulfillmentId, LocationId, OrderId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";

type Waiting = { id: string; kind: OperationKind; amount_minor: number; currency: string; order_id: OrderId; number: string; fulfillment_id: FulfillmentId; location_id: LocationId };

const kinds = ["payment_waiting", "checkout_waiting", "job_failing"] as const;
const titles = { capture: "Charge", void: "Release", refund: "Refund" } as const;
/** The sweepers try every minute; a job that failed so often has been tried for some minutes, too. */
const [patience, mostAttempts] = ["15 minutes", 6] as const;

/**
 * Job: what was interrupted and what the sweepers could not finish since is a task for a person, which ends by itself when
 * it is finished. Returns how many there are.
 */
export async function watchUnfinished(tx: Tx, by: Permit<"system.run">): Promise<number> {
  const unfinished = [...(await waitingPayments(tx)), ...(await waitingCheckouts(tx)), ...(await failingJobs(tx))];
  for (const one of unfinished) await openTask(tx, by, one);
  await endTasks(tx, by, { kinds, except: unfinished.map(({ dedupeKey }) => dedupeKey) });
  return unfinished.length;
}

/** Cash waits for a drawer, and the till lists it. */
async function waitingPayments(tx: Tx): Promise<NewTask[]> {
  const { rows } = await tx.execute<Waiting>(sql`
    select o.id, o.kind, o.amount_minor, p.currency, p.order_id, r.number, f.id as fulfillment_id, f.location_id
    from payment_operation o join payment p on p.id = o.payment_id join "order" r on r.id = p.order_id join fulfillment f on f.id = p.fulfillment_id
    where o.status = 'pending' and o.created_at < shop_clock() - ${patience}::interval and not (p.tender = 'cash' and o.kind = 'refund' and o.credit_to is null) order by o.created_at limit 100`);
  return rows.map(({ id, kind, amount_minor, currency, order_id, number, fulfillment_id, location_id }) => ({
    kind: "payment_waiting", locationId: location_id, orderId: order_id, fulfillmentId: fulfillment_id, dedupeKey: `payment_waiting:${id}`,
    facts: { title: `${titles[kind]} of ${number} has no answer`, detail: `${formatMoney(amount_minor, currency)}: the bank is asked again every minute, under the same key.` },
  }));
}

async function waitingCheckouts(tx: Tx): Promise<NewTask[]> {
  const { rows } = await tx.execute<{ id: string; email: string | null }>(sql`
    select id, email from checkout where status = 'completing' and completing_since < shop_clock() - ${patience}::interval order by completing_since limit 100`);
  return rows.map(({ id, email }) => ({
    kind: "checkout_waiting", dedupeKey: `checkout_waiting:${id}`,
    facts: { title: `A payment of ${email ?? "a shopper"} is in doubt`, detail: "The bank has not said whether it authorized it. It is asked again every minute; then the order is placed or the money given back." },
  }));
}

/** Webhooks have a list of their own. */
async function failingJobs(tx: Tx): Promise<NewTask[]> {
  const { rows } = await tx.execute<{ task: string; jobs: number; error: string }>(sql`
    select task_identifier as task, count(*)::int as jobs, (array_agg(left(split_part(last_error, E'\n', 1), 160) order by updated_at desc))[1] as error
    from graphile_worker.jobs where last_error is not null and attempts >= ${mostAttempts} and task_identifier <> 'deliver_webhook' group by task_identifier`);
  return rows.map(({ task, jobs, error }) => ({
    kind: "job_failing", dedupeKey: `job_failing:${task}`,
    facts: { title: `Work in the background keeps failing: ${task.replaceAll("_", " ")}`, detail: `${jobs} ${jobs === 1 ? "job" : "jobs"}. ${error}` },
  }));
}
