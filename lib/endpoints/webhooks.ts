import { transaction } from "@/db/client";
import { systemPermit } from "@/lib/domain/identity/permit";
import { isSignedNotice, testNoticeSecret } from "@/lib/domain/payments/notice-signature";
import { noticesInput, receiveNotices } from "@/lib/domain/payments/receive-notices";
import { isSignedByEasyPost, readEasyPostNotice } from "@/lib/domain/shipping/gateway-easypost";
import { receiveTracking } from "@/lib/domain/shipping/receive-tracking";
import { wallClock } from "@/lib/kernel/clock";
import { env, stripeKeys } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import { problem } from "./endpoint";
import { takeStripeEvent } from "./stripe-webhook";

const mostBytes = 256 * 1024;

/** Signed notices of a payment provider or a carrier; the signature is the credential. Answers 200 to what it has seen before as well. */
export async function receiveWebhook(request: Request, provider: string): Promise<Response> {
  const requestId = request.headers.get("x-request-id") ?? newId<string>();
  const known = secretOf(provider);
  if (!known && provider !== "easypost") return problem("not_found", {}, requestId);
  const body = await request.text();
  if (body.length > mostBytes) return problem("invalid", { reason: "The body is too large." }, requestId);
  if (!known) return receiveFromEasyPost(request, body, requestId);
  if (!isSignedNotice(known.secret, body, request.headers.get(known.header), wallClock())) return problem("unauthenticated", {}, requestId);
  try {
    const received = await (provider === "stripe" ? takeStripeEvent(readJson(body)) : takeTestNotices(readJson(body)));
    if (received === null) return problem("invalid", {}, requestId);
    return Response.json({ received }, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    log.error({ err: error, requestId }, "a webhook could not be taken");
    return problem("gateway_down", {}, requestId);
  }
}

/** Tracking. Without a secret nobody can sign, so the door stays shut; an event that means nothing to us is taken and dropped. */
async function receiveFromEasyPost(request: Request, body: string, requestId: string): Promise<Response> {
  const secret = env().EASYPOST_WEBHOOK_SECRET;
  if (!secret) return problem("not_found", {}, requestId);
  if (!isSignedByEasyPost(secret, body, request.headers.get("x-hmac-signature"))) return problem("unauthenticated", {}, requestId);
  const notice = readEasyPostNotice(readJson(body), wallClock());
  const isOurs = notice !== null && (await transaction((tx) => receiveTracking(tx, systemPermit("carrier"), notice)));
  return Response.json({ received: isOurs ? 1 : 0 }, { headers: { "cache-control": "no-store" } });
}

function secretOf(provider: string): { secret: string; header: string } | null {
  if (provider === "test") return { secret: testNoticeSecret(env().AUTH_SECRET), header: "x-gateway-signature" };
  const keys = provider === "stripe" ? stripeKeys() : null;
  return keys && { secret: keys.webhookSecret, header: "stripe-signature" };
}

async function takeTestNotices(body: unknown): Promise<number | null> {
  const parsed = noticesInput.safeParse(body);
  return parsed.success ? transaction((tx) => receiveNotices(tx, systemPermit("webhook"), { ...parsed.data, provider: "test" })) : null;
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
