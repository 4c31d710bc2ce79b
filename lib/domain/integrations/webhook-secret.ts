import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/kernel/env";
import type { WebhookId } from "@/lib/kernel/ids";

/** The signing secret of an address (Standard Webhooks: `whsec_` and 24 bytes in base64), made from the shop's own, so that none is stored. */
export function webhookSecret(webhookId: WebhookId, secretVersion: number): string {
  return `whsec_${Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, webhookId, `webhook ${secretVersion}`, 24)).toString("base64")}`;
}

/** Standard Webhooks, `v1`: HMAC-SHA256 over id, time and body. */
export function signatureOf(secret: string, id: string, seconds: number, body: string): string {
  return `v1,${createHmac("sha256", Buffer.from(secret.slice("whsec_".length), "base64")).update(`${id}.${seconds}.${body}`).digest("base64")}`;
}

/** As a receiver checks it: one of the signatures fits, and the time is near. */
export function isSignedBy(secret: string, message: { id: string; seconds: number; body: string; signatures: string }, nowSeconds: number): boolean {
  if (Math.abs(nowSeconds - message.seconds) > 300) return false;
  const wanted = Buffer.from(signatureOf(secret, message.id, message.seconds, message.body));
  return message.signatures.split(" ").map((one) => Buffer.from(one)).some((one) => one.length === wanted.length && timingSafeEqual(one, wanted));
}
