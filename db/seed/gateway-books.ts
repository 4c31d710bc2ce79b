import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { testGatewayTables } from "@/lib/domain/payments/test-gateway-tables";
import type { Books } from "./books";

/** The built-in gateway must know what was authorized, or nothing of it could be captured or refunded later. */
export async function writeGatewayBooks(tx: Tx, books: Books): Promise<string> {
  await tx.execute(sql.raw(testGatewayTables));
  const rows = books.payments.map((payment) => ({
    id: payment.gatewayRef, group_id: payment.checkoutId, key: payment.idempotencyKey, amount_minor: payment.amountMinor, captured_minor: payment.capturedMinor, voided_minor: payment.voidedMinor,
    refunded_minor: payment.refundedMinor, expires_at: payment.expiresAt, created_at: payment.createdAt,
  }));
  await tx.execute(sql`
    with known as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, group_id text, key text, amount_minor integer, captured_minor integer, voided_minor integer, refunded_minor integer,
        expires_at timestamptz, created_at timestamptz)
    ), groups as (
      insert into test_gateway.authorization_group (id, token, status, body_hash, created_at)
      select group_id, 'success_token', 'authorized', 'history', min(created_at) from known group by group_id
    )
    insert into test_gateway.authorization (id, key, group_id, currency, amount_minor, captured_minor, voided_minor, refunded_minor, expires_at)
    select id, key, group_id, 'USD', amount_minor, captured_minor, voided_minor, refunded_minor, expires_at from known`);
  return `${rows.length} authorizations at the gateway`;
}
