import { postOutside, type Posted } from "@/lib/kernel/outgoing";

/** Posts one delivery. */
export const postWebhook = (url: string, headers: Record<string, string>, body: string, isInsideAllowed: boolean): Promise<Posted> => postOutside({ url, headers, body, timeoutMs: 10_000, isInsideAllowed });
