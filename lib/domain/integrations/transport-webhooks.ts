import { askOutside } from "@/lib/kernel/outgoing";

export type Posted = { isTaken: boolean; /** A status, or why there was none. */ answer: string; tookMs: number };

/** Posts one delivery; any 2xx is a yes. Nothing of what it answers is kept but the status. */
export async function postWebhook(url: string, headers: Record<string, string>, body: string, isInsideAllowed: boolean): Promise<Posted> {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  try {
    const { status } = await askOutside({ method: "POST", url, headers, body, timeoutMs: 10_000, mostBytes: 64 * 1024, isInsideAllowed });
    return { isTaken: status >= 200 && status < 300, answer: String(status), tookMs: took() };
  } catch (error) {
    return { isTaken: false, answer: error instanceof Error ? error.message.slice(0, 200) || error.name : "no answer", tookMs: took() };
  }
}
