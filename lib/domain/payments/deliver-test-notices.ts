import type { TestGateway } from "./gateway-test";
import { signNotice } from "./notice-signature";

const batch = 100;
const answerMs = 5_000;

/** The provider's side: sends what happened to the shop's webhook until it is taken, later and out of order if need be. Returns how many were taken. */
export async function deliverTestNotices(provider: TestGateway, to: { url: string; secret: string }): Promise<number> {
  const notices = await provider.undeliveredNotices(batch);
  if (notices.length === 0) return 0;
  const body = JSON.stringify({ notices });
  const ids = notices.map((notice) => notice.id);
  const isTaken = await fetch(to.url, {
    method: "POST", body, headers: { "content-type": "application/json", "x-gateway-signature": signNotice(to.secret, body, new Date()) }, redirect: "error", signal: AbortSignal.timeout(answerMs),
  }).then((response) => response.ok, () => false);
  await provider.confirmNotices(ids, isTaken);
  return isTaken ? ids.length : 0;
}
