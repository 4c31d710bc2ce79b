import { createHmac, timingSafeEqual } from "node:crypto";

const toleranceSeconds = 300;

/** `t=<seconds>,v1=<hex HMAC-SHA256 of "seconds.body">`, as providers sign their notices. */
export function signNotice(secret: string, body: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  return `t=${seconds},v1=${mac(secret, seconds, body)}`;
}

/** Whether a body was signed with the secret within the last five minutes. */
export function isSignedNotice(secret: string, body: string, header: string | null, now: Date): boolean {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? "");
  if (!match?.[1] || !match[2]) return false;
  const seconds = Number(match[1]);
  if (Math.abs(now.getTime() / 1000 - seconds) > toleranceSeconds) return false;
  return timingSafeEqual(Buffer.from(match[2], "hex"), Buffer.from(mac(secret, seconds, body), "hex"));
}

const mac = (secret: string, seconds: number, body: string): string => createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");

/** The test gateway's key for signing, derived, so that there is nothing to configure. */
export const testNoticeSecret = (appSecret: string): string => createHmac("sha256", appSecret).update("test-gateway-notices").digest("hex");
