import { readAgentHeader } from "@/lib/domain/agents/agent-header";
import { profileDocument } from "@/lib/domain/agents/capability";
import { house } from "@/lib/domain/agents/house";
import { asVersion } from "@/lib/domain/agents/protocol-version";
import { ownSigningKey } from "@/lib/domain/agents/signing-key";

/** What this shop offers to agents. The bare address speaks the newest version unless the agent names the one it speaks. */
export function readProfile(request: Request, path: string | null): Response {
  const shop = house();
  const asked = path === null ? (readAgentHeader(request.headers.get("ucp-agent")).version?.known ?? shop.primary) : asVersion(path);
  if (!asked) return Response.json({ code: "version_unsupported", content: "There is no profile of this version." }, { status: 404 });
  return Response.json(profileDocument(shop, asked, [ownSigningKey().jwk], path === null), { headers: { "cache-control": "public, max-age=300", vary: "ucp-agent", "access-control-allow-origin": "*" } });
}

const card = {
  config: { type: "object", properties: { environment: { type: "string", enum: ["test", "production"] }, tokens: { type: "array", items: { type: "string" }, description: "Tokens that the test gateway understands." } } },
  instrument: {
    type: "object", required: ["id", "handler_id", "type", "credential"],
    properties: { id: { type: "string" }, handler_id: { type: "string" }, type: { const: "card" }, credential: { type: "object", required: ["type", "token"], properties: { type: { const: "token" }, token: { type: "string" } } } },
  },
};

const words = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Card token</title><h1>Card token</h1>
<p>The buyer's card becomes a token at the shop's payment provider; the token alone is sent with the instrument, as <code>credential.token</code>, when a checkout is completed. Card numbers are refused.</p>
<p>One authorization is made for each fulfillment of the order. A pickup is charged when it is handed over, a delivery when it ships.</p>
<ul><li><a href="card/config.json">Configuration</a></li><li><a href="card/instrument.json">Instrument</a></li></ul></html>`;

/** The specification of our own payment handler, which the profile names. */
export function readHandlerText(request: Request, name: string | null): Response {
  const headers = { "cache-control": "public, max-age=3600" };
  if (name === null) return new Response(words, { headers: { ...headers, "content-type": "text/html; charset=utf-8", "content-security-policy": "default-src 'none'" } });
  const schema = name === "config.json" ? card.config : name === "instrument.json" ? card.instrument : null;
  if (!schema) return Response.json({ code: "not_found", content: "There is no such document." }, { status: 404 });
  return Response.json({ $schema: "https://json-schema.org/draft/2020-12/schema", $id: request.url, ...schema }, { headers });
}
