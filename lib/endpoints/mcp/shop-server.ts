import { randomUUID } from "node:crypto";
import { ProtocolError, ProtocolErrorCode, Server, specTypeSchemas, type CallToolResult, type ListToolsResult } from "@modelcontextprotocol/server";
import { z } from "zod";
import { AgentRefusal } from "@/lib/domain/agents/agent-refusal";
import type { RememberedAnswer } from "@/lib/domain/identity/remember-answer";
import { readBody, type Call } from "@/lib/endpoints/ucp/call";
import { perform, performOnce, refusalAnswer } from "@/lib/endpoints/ucp/perform";
import { tools, type Tool } from "./tools";

/** Who asks, before it is known for what. */
export type Visitor = Omit<Call, "id" | "body" | "idempotencyKey"> & { isGuest: boolean };

const instructions = `Shop at this store chain: find products, check stock at stores and delivery dates, fill a cart, check out with delivery or store pickup, follow orders.
Usual way: search_catalog → check_availability or find_stores → create_checkout → update_checkout until status is ready_for_complete → ask the buyer → complete_checkout → get_order.
Amounts are integers in cents of USD. Ids come from answers; never invent them. When something is refused, the words say what to change.`;

/** Lists the tools to everybody; `visitor` is known where a tool is called. */
export function shopServer(name: string, visitor: Visitor | null): Server {
  const server = new Server({ name: "throughline", title: name, version: "1.0.0" }, { capabilities: { tools: {} }, instructions });
  server.setRequestHandler("tools/list", () => ({ tools: listed() }));
  server.setRequestHandler("tools/call", async ({ params }) => {
    const tool = tools.find((one) => one.name === params.name);
    if (!tool || !visitor) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no tool ${params.name}.`);
    return resultOf(await work(tool, params.arguments ?? {}, visitor));
  });
  return server;
}

async function work(tool: Tool, args: Record<string, unknown>, visitor: Visitor): Promise<RememberedAnswer> {
  const { house, version, isGuest } = visitor;
  try {
    if (isGuest && house.requiresSignatures && !tool.isOpen) throw new AgentRefusal(401, "signature_missing", "Buying needs a UCP profile and signed requests (RFC 9421). Searching is open to everybody.");
    const { meta, id } = readBody(frame, { body: readBody(tool.input, { body: args }) });
    const key = meta?.["idempotency-key"];
    const body = tool.payload ? args[tool.payload] : args;
    const call: Call = { ...visitor, id: id ?? "", body, idempotencyKey: key ?? randomUUID() };
    return key ? await performOnce(call, tool, tool.name, JSON.stringify([id, body])) : await perform(call, tool);
  } catch (error) {
    if (error instanceof AgentRefusal) return refusalAnswer(house, version, error);
    throw error;
  }
}

const frame = z.object({ id: z.string().optional(), meta: z.object({ "idempotency-key": z.string().optional() }).optional() });
const said = z.object({ ucp: z.object({ status: z.string().optional() }).optional(), code: z.string().optional(), content: z.string().optional(), detail: z.string().optional(), messages: z.array(z.object({ code: z.string(), content: z.string() })).optional() });

/** The document twice: for programs, and as text. A no is an error of the tool, in words that a model can act on. */
function resultOf({ status, body }: RememberedAnswer): CallToolResult {
  const document = z.record(z.string(), z.unknown()).parse(JSON.parse(body));
  const { ucp, code, content, detail, messages } = said.parse(document);
  if (status < 400 && ucp?.status !== "error") return { structuredContent: document, content: [{ type: "text", text: body }] };
  const words = code ? [`${code}: ${content ?? detail ?? ""}`] : (messages ?? []).map((one) => `${one.code}: ${one.content}`);
  return { structuredContent: document, content: [{ type: "text", text: words.join("\n") }], isError: true };
}

let made: ListToolsResult["tools"] | undefined;

const listed = (): ListToolsResult["tools"] => (made ??= writeList());

function writeList(): ListToolsResult["tools"] {
  const list = tools.map(({ name, title, words, examples, input, output, effect }) => ({
    name, title, description: [words, ...examples.map((example) => `Example: ${JSON.stringify(example)}`)].join("\n"), inputSchema: z.toJSONSchema(input, { io: "input" }), outputSchema: z.toJSONSchema(output, { io: "output" }),
    annotations: { title, readOnlyHint: effect === "reads", destructiveHint: effect === "ends" || effect === "buys", idempotentHint: effect === "reads" || effect === "ends", openWorldHint: effect === "buys" },
  }));
  const checked = specTypeSchemas.ListToolsResult["~standard"].validate({ tools: list });
  if (checked.issues) throw new Error(`The list of tools is not one: ${JSON.stringify(checked.issues)}`);
  return checked.value.tools;
}
