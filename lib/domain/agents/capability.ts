import type { AgentProfile } from "./agent-profile";
import type { House, PaymentHandler } from "./house";
import { newestVersion, protocolVersions, type ProtocolVersion } from "./protocol-version";

export type RootCapability = "dev.ucp.shopping.checkout" | "dev.ucp.shopping.cart" | "dev.ucp.shopping.catalog.search" | "dev.ucp.shopping.catalog.lookup" | "dev.ucp.shopping.order";

type Capability = { name: string; since: ProtocolVersion; /** What it extends, in the newest version; in older ones the checkout alone. */ extends?: RootCapability[]; page: string; schema: string; config?: Record<string, unknown> };

const capabilities: readonly Capability[] = [
  { name: "dev.ucp.shopping.checkout", since: "2026-01-11", page: "checkout", schema: "shopping/checkout.json" },
  { name: "dev.ucp.shopping.cart", since: "2026-04-08", page: "cart", schema: "shopping/cart.json" },
  { name: "dev.ucp.shopping.catalog.search", since: "2026-04-08", page: "catalog/search", schema: "shopping/catalog_search.json" },
  { name: "dev.ucp.shopping.catalog.lookup", since: "2026-04-08", page: "catalog/lookup", schema: "shopping/catalog_lookup.json" },
  { name: "dev.ucp.shopping.order", since: "2026-01-11", page: "order", schema: "shopping/order.json" },
  { name: "dev.ucp.shopping.fulfillment", since: "2026-01-11", extends: ["dev.ucp.shopping.checkout"], page: "fulfillment", schema: "shopping/fulfillment.json",
    config: { allows_multi_destination: { shipping: false, pickup: true }, allows_method_combinations: [["shipping", "pickup"]] } },
  { name: "dev.ucp.shopping.discount", since: "2026-01-11", extends: ["dev.ucp.shopping.checkout", "dev.ucp.shopping.cart"], page: "discount", schema: "shopping/discount.json" },
  { name: "dev.ucp.shopping.buyer_consent", since: "2026-01-11", extends: ["dev.ucp.shopping.checkout"], page: "buyer-consent", schema: "shopping/buyer_consent.json" },
];

const isSpokenIn = (capability: Capability, version: ProtocolVersion): boolean => protocolVersions.indexOf(capability.since) >= protocolVersions.indexOf(version);

/** What both sides speak for one kind of answer: the root, and the extensions of it. Null when the root is not shared. */
export function negotiate(root: RootCapability, version: ProtocolVersion, profile: AgentProfile | null): string[] | null {
  const ours = capabilities.filter((one) => isSpokenIn(one, version) && (one.name === root || one.extends?.includes(root)));
  // Before 2026-04-08 many platforms named only what they want events for; they get what we have.
  if (!profile || version !== "2026-04-08") return ours.some((one) => one.name === root) ? ours.map((one) => one.name) : null;
  const shared = ours.filter((one) => profile.capabilities[one.name]?.includes(version)).map((one) => one.name);
  return shared.includes(root) ? shared : null;
}

/** Where a document of the protocol is; a trial has its own copies, as its tests must work without a network. */
function documentUrl(house: House, version: ProtocolVersion, path: string): string {
  const base = house.isTrial ? `${house.url}/ucp-documents/${version}` : version === "2026-01-11" ? "https://ucp.dev" : `https://ucp.dev/${version}`;
  return `${base}/${path}`;
}

const serviceSchema = "services/shopping/rest.openapi.json";

/** The profile at /.well-known/ucp in one version; only the bare one names its older sisters. */
export function profileDocument(house: House, version: ProtocolVersion, signingKeys: readonly object[], isBare: boolean): object {
  const spoken = capabilities.filter((one) => isSpokenIn(one, version));
  if (version === "2026-01-11") {
    return {
      ucp: {
        version, services: { "dev.ucp.shopping": { version, spec: documentUrl(house, version, "specification/reference"), rest: { schema: documentUrl(house, version, serviceSchema), endpoint: house.endpoint } } },
        capabilities: spoken.map((one) => ({ name: one.name, version, spec: documentUrl(house, version, `specification/${one.page}`), schema: documentUrl(house, version, `schemas/${one.schema}`), ...(one.extends && { extends: "dev.ucp.shopping.checkout" }), ...(one.config && { config: one.config }) })),
      },
      payment: { handlers: house.handlers.map((handler) => handlerEntry(handler, version)) },
      signing_keys: signingKeys,
    };
  }
  const older = protocolVersions.filter((one) => one !== version);
  return {
    ucp: {
      version,
      ...(isBare && version === "2026-04-08" && { supported_versions: Object.fromEntries(older.map((one) => [one, `${house.profileUrl}/${one}`])) }),
      services: { "dev.ucp.shopping": [
        { version, spec: documentUrl(house, version, "specification/overview"), transport: "rest", endpoint: house.endpoint, schema: documentUrl(house, version, serviceSchema) },
        ...(version === newestVersion && !house.isTrial ? [{ version, spec: documentUrl(house, version, "specification/overview"), transport: "mcp", endpoint: house.toolsEndpoint, schema: documentUrl(house, version, "services/shopping/mcp.openrpc.json") }] : []),
      ] },
      capabilities: Object.fromEntries(spoken.map((one) => [one.name, [{
        version, spec: documentUrl(house, version, `specification/${one.page}`), schema: documentUrl(house, version, `schemas/${one.schema}`),
        ...(one.extends && { extends: version === "2026-04-08" && one.extends.length > 1 ? one.extends : "dev.ucp.shopping.checkout" }), ...(one.config && { config: one.config }),
      }]])),
      payment_handlers: handlerRegistry(house.handlers, version),
    },
    signing_keys: signingKeys,
  };
}

/** The `ucp` object of an answer. */
export function envelope(house: House, version: ProtocolVersion, names: readonly string[], root: RootCapability, status: "success" | "error" = "success"): Record<string, unknown> {
  if (version === "2026-01-11") return { version, capabilities: names.map((name) => ({ name, version })) };
  return {
    version, ...(version === "2026-04-08" && { status }), capabilities: Object.fromEntries(names.map((name) => [name, [{ version }]])),
    ...(root === "dev.ucp.shopping.checkout" && status === "success" && { payment_handlers: handlerRegistry(house.handlers, version) }),
  };
}

function handlerRegistry(handlers: readonly PaymentHandler[], version: ProtocolVersion): Record<string, object[]> {
  const registry: Record<string, object[]> = {};
  for (const handler of handlers) {
    (registry[handler.name] ??= []).push({ id: handler.id, version, spec: handler.spec, schema: handler.configSchema, ...(version === "2026-04-08" && { available_instruments: handler.types.map((type) => ({ type })) }), config: handler.config });
  }
  return registry;
}

export const handlerEntry = (handler: PaymentHandler, version: ProtocolVersion): object => ({
  id: handler.id, name: handler.name, version, spec: handler.spec, config_schema: handler.configSchema, instrument_schemas: [handler.instrumentSchema], config: handler.config,
});
