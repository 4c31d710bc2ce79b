import { transaction } from "@/db/client";
import { systemPermit } from "@/lib/domain/identity/permit";
import { isSignedNotice, testNoticeSecret } from "@/lib/domain/payments/notice-signature";
import { noticesInput, receiveNotices } from "@/lib/domain/payments/receive-notices";
import { isSignedByEasyPost, readEasyPostNotice } from "@/lib/domain/shipping/gateway-easypost";
import { receiveTracking } from "@/lib/domain/shipping/receive-tracking";
import { wallClock } from "@/lib/kernel/clock";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { log } from "@/lib/kernel/log";
import { problem } from "./endpoint";

const mostBytes = 256 * 1024;

/** Signed notices of a payment provider or a carrier; the signature is the credential. Answers 200 to what it has seen before as well. */
export async function receiveWebhook(request: Request, provider: string): Promise<Response> {
  const requestId = request.headers.get("x-request-id") ?? newId<string>();
  if (provider !== "test" && provider !== "easypost") return problem("not_found", {}, requestId);
  const body = await request.text();
  if (body.length > mostBytes) return problem("invalid", { reason: "The body is too large." }, requestId);
  if (provider === "easypost") return receiveFromEasyPost(request, body, requestId);
  if (!isSignedNotice(testNoticeSecret(env().AUTH_SECRET), body, request.headers.get("x-gateway-signature"), wallClock())) return problem("unauthenticated", {}, requestId);
  const parsed = noticesInput.safeParse(readJson(body));
  if (!parsed.success) return problem("invalid", {}, requestId);
  try {
    const received = await transaction((tx) => receiveNotices(tx, systemPermit("webhook"), { ...parsed.data, provider }));
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

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
