import { env } from "@/lib/kernel/env";
import { siteUrl } from "@/lib/kernel/site-url";
import { newestVersion, type ProtocolVersion } from "./protocol-version";

/** A way to pay that agents may use: who defines it, and where its texts are. */
export type PaymentHandler = { id: string; name: string; spec: string; configSchema: string; instrumentSchema: string; config: Record<string, unknown>; types: string[] };

/** What an agent must know of this shop, and how strict the shop is with it. */
export type House = {
  name: string;
  url: string;
  endpoint: string;
  /** The same service as tools (MCP); a trial has none. */
  toolsEndpoint: string;
  profileUrl: string;
  /** The version that the bare profile is written in. */
  primary: ProtocolVersion;
  /** A scratch server for the protocol's own tests: incomplete addresses, card numbers and simulated shipments are welcome. */
  isTrial: boolean;
  /** Plain HTTP and addresses inside: for a trial and the demo. */
  isInsideAllowed: boolean;
  requiresSignatures: boolean;
  handlers: PaymentHandler[];
  simulationSecret: string | null;
};

export const endpointPath = "/api/ucp";

export function house(): House {
  const { UCP_TRIAL, UCP_TRIAL_HANDLERS, UCP_SIMULATION_SECRET, UCP_REQUIRE_SIGNATURES, DEMO } = env();
  const url = siteUrl();
  return {
    name: "Alderway Home", url, endpoint: `${url}${endpointPath}`, toolsEndpoint: `${url}/api/mcp`, profileUrl: `${url}/.well-known/ucp`, primary: UCP_TRIAL ? "2026-01-11" : newestVersion,
    isTrial: UCP_TRIAL, isInsideAllowed: UCP_TRIAL || DEMO, requiresSignatures: UCP_REQUIRE_SIGNATURES && !UCP_TRIAL,
    handlers: UCP_TRIAL ? trialHandlers(url, UCP_TRIAL_HANDLERS) : [ownHandler(url)], simulationSecret: UCP_TRIAL ? (UCP_SIMULATION_SECRET ?? null) : null,
  };
}

/** `shop.example` → `example.shop`: names of our own stand below our own domain. */
const reversed = (url: string): string => new URL(url).hostname.toLowerCase().split(".").reverse().map((label) => label.replace(/[^a-z0-9]/g, "").replace(/^(?=\d)/, "n")).filter(Boolean).join(".") || "shop";

/** The built-in gateway as a handler: a token for a card, as its specification page says. */
const ownHandler = (url: string): PaymentHandler => describe(url, { id: "card_token", name: `${reversed(url)}.card_token`, config: { environment: "test", tokens: ["success_token", "fail_token", "challenge_token", "timeout_token"] } });

const describe = (url: string, handler: Pick<PaymentHandler, "id" | "name" | "config">): PaymentHandler =>
  ({ ...handler, types: ["card"], spec: `${url}${endpointPath}/handlers/card`, configSchema: `${url}${endpointPath}/handlers/card/config.json`, instrumentSchema: `${url}${endpointPath}/handlers/card/instrument.json` });

/** The wallets stand for what the public tests expect of any merchant; all of them lead to the built-in gateway. */
function trialHandlers(url: string, ids: readonly string[]): PaymentHandler[] {
  const own = [...new Set(["mock_payment_handler", ...ids])].map((id) => describe(url, { id, name: `${reversed(url)}.${id.toLowerCase().replace(/[^a-z0-9_]/g, "_")}`, config: {} }));
  return [...own, describe(url, { id: "google_pay", name: "com.google.pay", config: { environment: "TEST" } }), describe(url, { id: "shop_pay", name: "com.shopify.shop_pay", config: { shop_id: "trial" } })];
}
