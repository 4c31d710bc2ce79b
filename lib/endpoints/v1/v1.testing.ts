import { sql } from "drizzle-orm";
import { beforeAll, vi } from "vitest";
import { transaction } from "@/db/client";
import { openCounter, type Counter } from "@/lib/domain/fulfillment/counter.testing";
import { staffOf } from "@/lib/domain/identity/people.testing";
import { permit } from "@/lib/domain/identity/permit";
import type { Role } from "@/lib/domain/identity/permission";
import { apiScopes, type ApiScope } from "@/lib/domain/integrations/api-key";
import { makeApiKey } from "@/lib/domain/integrations/make-api-key";
import type { ApiKeyId, LocationId, StaffId } from "@/lib/kernel/ids";
import { answerV1 } from "./answer-v1";

/** The configuration of a shop that may post to this machine. */
export function openForPrograms(): void {
  beforeAll(() => {
    vi.stubEnv("AUTH_SECRET", "a secret of the tests, used nowhere else");
    vi.stubEnv("DATABASE_URL", "postgresql://nobody@localhost/unused");
    vi.stubEnv("DEMO", "1");
  });
}

export type Program = { key: string; apiKeyId: ApiKeyId; staffId: StaffId; ask: (path: string, more?: Asked) => Promise<Answered> };
type Asked = { body?: unknown; once?: string; method?: string };
export type Answered = { status: number; headers: Headers; json: Json };
/** What the tests read of an answer. */
export type Json = { data: { id: string; number: string; locationId: string; available: number }[]; next: string | null; status: string; code: string; number: string };

/** An administrator's key with these scopes, or that of somebody else. */
export async function openProgram(scopes: readonly ApiScope[] = apiScopes, rate = 300, role: Role = "admin", stores: LocationId[] = []): Promise<Program> {
  const made = await transaction(async (tx) => {
    const maker = await staffOf(tx, "admin");
    const { key, apiKeyId } = await makeApiKey(tx, permit(maker, "integrations.manage", { channel: "store" }), { name: "Sync", scopes: [...scopes], rate, days: "30" });
    await tx.execute(sql`update staff set role = ${role} where id = ${maker.staffId}`);
    for (const id of stores) await tx.execute(sql`insert into staff_location (staff_id, location_id) values (${maker.staffId}, ${id})`);
    return { key, apiKeyId, staffId: maker.staffId };
  });
  return { ...made, ask: (path, more) => ask(made.key, path, more) };
}

export async function ask(key: string | null, path: string, { body, once, method = body === undefined ? "GET" : "POST" }: Asked = {}): Promise<Answered> {
  const [route = ""] = path.split("?");
  const answer = await answerV1(new Request(`http://shop.test/api/v1/${path}`, {
    method, ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    headers: { ...(key && { authorization: `Bearer ${key}` }), ...(once && { "idempotency-key": once }) },
  }), route.split("/"));
  return { status: answer.status, headers: answer.headers, json: (await answer.json()) as Json };
}

export const openShop = (): Promise<Counter> => transaction((tx) => openCounter(tx));
