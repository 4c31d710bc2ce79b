import { createHash } from "node:crypto";
import pg from "pg";
import { GatewaySilence, type AuthorizeAnswer, type AuthorizeRequest, type MoneyAnswer, type MoneyRequest, type PaymentGateway, type RenewAnswer } from "./gateway";
import { testGatewayTables } from "./test-gateway-tables";

export type GatewayNotice = { id: string; kind: string; subject: string };

/** The built-in provider: a real gateway with its own books, reached through its own few connections. */
export class TestGateway implements PaymentGateway {
  readonly name = "test";
  readonly #pool: pg.Pool;
  #isReady: Promise<void> | undefined;

  constructor(url: string, private readonly replyLostAfterMs = 1_000) {
    this.#pool = new pg.Pool({ connectionString: url, max: 6, idleTimeoutMillis: 10_000, connectionTimeoutMillis: 5_000, query_timeout: 10_000, allowExitOnIdle: true });
    this.#pool.on("error", () => {});
    this.#pool.on("connect", (client) => client.on("error", () => {}));
  }

  async authorize(request: AuthorizeRequest): Promise<AuthorizeAnswer> {
    const parts = request.parts.map((part) => ({ key: part.key, amount: part.amountMinor }));
    const tokens = [request.token, ...request.parts.flatMap((part) => part.token ?? [])];
    const token = decidingOf(tokens);
    const hash = createHash("sha256").update(JSON.stringify([...tokens, request.currency, parts])).digest("hex");
    const { rows } = await this.#query<GroupRow>("select * from test_gateway.authorize($1, $2, $3, $4, $5, $6)",
      [request.group, token, request.currency, request.returnPath, hash, JSON.stringify(parts)]);
    if (token === "timeout_token") {
      await new Promise((resolve) => setTimeout(resolve, this.replyLostAfterMs));
      throw new GatewaySilence("The reply to an authorization was lost");
    }
    return answerOf(rows[0]);
  }

  async find(group: string): Promise<AuthorizeAnswer | { status: "unknown" }> {
    const { rows } = await this.#query<GroupRow>("select * from test_gateway.find($1)", [group]);
    return rows[0] ? answerOf(rows[0]) : { status: "unknown" };
  }

  async abandon(group: string): Promise<{ status: "abandoned" }> {
    await this.#query("select test_gateway.abandon($1)", [group]);
    return { status: "abandoned" };
  }

  capture = (request: MoneyRequest) => this.#operate("capture", request);
  void = (request: MoneyRequest) => this.#operate("void", request);
  refund = (request: MoneyRequest) => this.#operate("refund", request);

  async renew({ ref, key }: { ref: string; key: string }): Promise<RenewAnswer> {
    const { rows } = await this.#query<{ failure_code: string | null; expires_at: Date | null }>("select * from test_gateway.renew($1, $2)", [key, ref]);
    const row = rows[0];
    if (row?.expires_at) return { status: "renewed", expiresAt: row.expires_at };
    return { status: "failed", code: renewalFailures.find((known) => known === row?.failure_code) ?? "not_found" };
  }

  /** What the challenge page shows; null for an unknown one. */
  async challenge(id: string): Promise<{ isOpen: boolean; amountMinor: number; currency: string; returnPath: string } | null> {
    const { rows } = await this.#query<{ status: string; return_path: string; amount: number; currency: string }>(
      `select g.status, g.return_path, coalesce(sum(a.amount_minor), 0)::int as amount, coalesce(max(a.currency), 'USD') as currency
       from test_gateway.authorization_group g left join test_gateway.authorization a on a.group_id = g.id where g.challenge_id = $1 group by g.id`, [id]);
    const row = rows[0];
    return row ? { isOpen: row.status === "challenge", amountMinor: row.amount, currency: row.currency, returnPath: row.return_path } : null;
  }

  /** The person's answer at the bank; the first one counts. Returns where they go back to. */
  async answerChallenge(id: string, isApproved: boolean): Promise<string | null> {
    const { rows } = await this.#query<{ return_path: string }>("select * from test_gateway.answer_challenge($1, $2)", [id, isApproved]);
    return rows[0]?.return_path ?? null;
  }

  /** Notices not yet taken by the shop, oldest first; `confirmNotices` ends their repetition. */
  async undeliveredNotices(limit: number): Promise<GatewayNotice[]> {
    const { rows } = await this.#query<GatewayNotice>("select id, kind, subject from test_gateway.webhook where delivered_at is null and attempts < 20 order by created_at limit $1", [limit]);
    return rows;
  }

  async confirmNotices(ids: readonly string[], isDelivered: boolean): Promise<void> {
    await this.#query("update test_gateway.webhook set attempts = attempts + 1, delivered_at = case when $2 then clock_timestamp() end where id = any ($1::uuid[])", [ids, isDelivered]);
  }

  /** Sums of the gateway's own books, for reconciliation: what is authorized and not voided, captured, refunded. */
  async books(): Promise<{ heldMinor: number; capturedMinor: number; refundedMinor: number; liveAuthorizations: number }> {
    const { rows } = await this.#query<{ held: number; captured: number; refunded: number; live: number }>(`
      select coalesce(sum(a.amount_minor - a.voided_minor - a.captured_minor), 0)::int as held, coalesce(sum(a.captured_minor), 0)::int as captured,
        coalesce(sum(a.refunded_minor), 0)::int as refunded, (count(*) filter (where a.voided_minor < a.amount_minor))::int as live
      from test_gateway.authorization a join test_gateway.authorization_group g on g.id = a.group_id where g.status in ('authorized', 'abandoned')`, []);
    const row = rows[0];
    return { heldMinor: row?.held ?? 0, capturedMinor: row?.captured ?? 0, refundedMinor: row?.refunded ?? 0, liveAuthorizations: row?.live ?? 0 };
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #operate(kind: "capture" | "void" | "refund", { ref, amountMinor, key }: MoneyRequest): Promise<MoneyAnswer> {
    const { rows } = await this.#query<{ status: string; failure_code: string | null }>("select * from test_gateway.operate($1, $2, $3, $4)", [kind, key, ref, amountMinor]);
    const row = rows[0];
    if (row?.status === "succeeded") return { status: "succeeded" };
    const code = failureCodes.find((known) => known === row?.failure_code);
    return { status: "failed", code: code ?? "not_found" };
  }

  async #query<R extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<pg.QueryResult<R>> {
    await (this.#isReady ??= this.#prepare().catch((error: unknown) => {
      this.#isReady = undefined;
      throw error;
    }));
    return this.#pool.query<R>(text, values);
  }

  async #prepare(): Promise<void> {
    const client = await this.#pool.connect();
    let isDone = false;
    try {
      await client.query(`begin; select pg_advisory_xact_lock(7240001); ${testGatewayTables}; commit`);
      isDone = true;
    } finally {
      // A connection with a failed transaction is not given to others.
      client.release(!isDone);
    }
  }
}

/** Of several cards the worst answer is the answer of all. */
const decidingOf = (tokens: readonly string[]): string => tokens.find((token) => !approving.includes(token)) ?? approving.find((token) => tokens.includes(token)) ?? "fail_token";
const approving: readonly string[] = ["challenge_token", "timeout_token", "success_token"];

type GroupRow = { status: string; failure_code: string | null; challenge_id: string | null; parts: { key: string; ref: string; amountMinor: number; expiresAt: string }[] | null };

const renewalFailures = ["not_found", "nothing_left", "expired"] as const;
const failureCodes = ["not_found", "too_much", "expired", "key_reused"] as const;

function answerOf(row: GroupRow | undefined): AuthorizeAnswer {
  if (row?.status === "authorized") return { status: "authorized", parts: (row.parts ?? []).map((part) => ({ ...part, expiresAt: new Date(part.expiresAt) })) };
  if (row?.status === "challenge" && row.challenge_id) return { status: "challenge", url: `/test-gateway/challenge/${row.challenge_id}` };
  return { status: "declined", code: row?.failure_code ?? "abandoned" };
}
