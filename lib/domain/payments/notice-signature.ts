import { createHmac, timingSafeEqual } from "node:crypto";

const toleranceSeconds = 300;

/** `t=<seconds>,v1=<hex HMAC-SHA256 of "seconds.body">`, as providers sign their notices. */
export function signNotice(secret: string, body: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  return `t=${seconds},v1=${mac(secret, seconds, body)}`;
}

/** Whether a body was signed with the secret within the last five minutes. While a secret is being changed, a provider signs with both: one must fit. */
export function isSignedNotice(secret: string, body: string, header: string | null, now: Date): boolean {
  const parts = (header ?? "").slice(0, 1_000).split(",").map((part) => part.trim().split("="));
  const times = parts.flatMap(([name, value = ""]) => (name === "t" && /^\d{1,12}$/.test(value) ? [Number(value)] : []));
  const seconds = times[0];
  if (seconds === undefined || times.length > 1 || Math.abs(now.getTime() / 1000 - seconds) > toleranceSeconds) return false;
  const expected = Buffer.from(mac(secret, seconds, body), "hex");
  return parts.some(([name, value = ""]) => name === "v1" && /^[0-9a-f]{64}$/.test(value) && timingSafeEqual(Buffer.from(value, "hex"), expected));
}

const mac = (secret: string, seconds: number, body: string): string => createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");

/** The test gateway's key for signing, derived, so that there is nothing to configure. */
export const testNoticeSecret = (appSecret: string): string => createHmac("sha256", appSecret).update("test-gateway-notices").digest("hex");
