import { GatewaySilence } from "./gateway";

export type StripeAccount = { secretKey: string; apiUrl: string; /** Where people come back to from their bank. */ siteUrl: string };
export type StripeAnswer = { ok: true; body: Record<string, unknown> } | { ok: false; status: number; type: string; code: string };
export type StripeFields = { [name: string]: string | number | boolean | undefined | StripeFields };

/** The version whose answers this adapter reads (https://docs.stripe.com/api/versioning). */
const version = "2024-06-20";
const answerMs = 20_000;

/**
 * One request as Stripe documents it: form-encoded, bearer key, `Idempotency-Key` on what changes something. A card error and a request
 * that makes no sense are answers. @throws GatewaySilence when it may have happened all the same; Error when the keys are not accepted
 */
export async function askStripe(account: StripeAccount, method: "GET" | "POST", path: string, fields: StripeFields = {}, key?: string): Promise<StripeAnswer> {
  const form = new URLSearchParams(flat(fields));
  const response = await fetch(`${account.apiUrl}${path}${method === "GET" && form.size > 0 ? `?${form}` : ""}`, {
    method, redirect: "error", signal: AbortSignal.timeout(answerMs), ...(method === "POST" && { body: form }),
    headers: { authorization: `Bearer ${account.secretKey}`, "stripe-version": version, ...(method === "POST" && { "content-type": "application/x-www-form-urlencoded" }), ...(key && { "idempotency-key": key }) },
  }).catch((cause: unknown) => { throw new GatewaySilence("Stripe did not answer", { cause }); });
  const body = record(await response.json().catch(() => null));
  if (response.ok) return { ok: true, body };
  // 409: another request under this key is under way; 429 and 5xx: ask again later.
  if (response.status === 409 || response.status === 429 || response.status >= 500) throw new GatewaySilence(`Stripe answered ${response.status}`);
  const error = record(body["error"]);
  const [type, code] = [text(error["type"]), text(error["decline_code"]) || text(error["code"])];
  if (response.status === 401 || response.status === 403) throw new Error(`Stripe does not accept the keys: ${type}`);
  return { ok: false, status: response.status, type, code };
}

export const record = (value: unknown): Record<string, unknown> => (typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {});
export const text = (value: unknown): string => (typeof value === "string" ? value : "");
export const amount = (value: unknown): number => (typeof value === "number" ? value : 0);

/** { metadata: { group: "g" } } → metadata[group]=g */
function flat(fields: StripeFields, prefix = ""): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]): [string, string][] => {
    const key = prefix ? `${prefix}[${name}]` : name;
    if (value === undefined) return [];
    return typeof value === "object" ? flat(value, key) : [[key, String(value)]];
  });
}
