import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { liftDeadlines } from "@/db/client";
import { seedTrial } from "@/db/seed/trial";
import { readTrialData } from "@/db/seed/trial-data";
import { readiness } from "@/lib/endpoints/health";
import { answerUcp } from "@/lib/endpoints/ucp/answer-ucp";
import { readHandlerText, readProfile } from "@/lib/endpoints/ucp/profile";
import { answerTrial, simulateShipping } from "@/lib/endpoints/ucp/trial";
import { stopOnSignal } from "./server/stop";
import { startWorker } from "./worker-runner";
import { readDocument } from "./conformance/documents";

/**
 * The protocol's doors alone, over the shop's own verbs and a worker in the same process: no pages, so nothing is built.
 * The public tests look for orders and simulations outside the service's address; they find them there too.
 */
const data = readData();
process.env.UCP_TRIAL_HANDLERS = data.handlerIds.join(",");
const port = Number(process.env.PORT);

liftDeadlines();
console.log(await seedTrial(data));
const worker = await startWorker();

function readData(): ReturnType<typeof readTrialData> {
  try {
    return readTrialData(process.env.UCP_TRIAL_DATA ?? "");
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

type Route = { method: string; path: RegExp; answer: (request: Request, match: string) => Response | Promise<Response> };
const routes: readonly Route[] = [
  { method: "GET", path: /^\/api\/health\/(ready|live)$/, answer: () => readiness() },
  { method: "GET", path: /^\/\.well-known\/ucp(?:\/([^/]+))?$/, answer: (request, version) => readProfile(request, version || null) },
  { method: "GET", path: /^\/ucp-documents\/(.+)$/, answer: (_request, name) => readDocument(name) },
  { method: "GET", path: /^\/api\/ucp\/handlers\/card(?:\/([^/]+))?$/, answer: (request, name) => readHandlerText(request, name || null) },
  { method: "PUT", path: /^(?:\/api\/ucp)?\/(orders\/[^/]+)$/, answer: answerTrial },
  { method: "GET", path: /^\/(orders\/[^/]+)$/, answer: (request, path) => answerUcp(request, path) },
  { method: "POST", path: /^(?:\/api\/ucp)?\/testing\/simulate-shipping\/([^/]+)$/, answer: simulateShipping },
];

const server = createServer((req, res) => void respond(req, res));
server.requestTimeout = 60_000;
server.keepAliveTimeout = 65_000;
stopOnSignal(server, [() => worker.stop()]);
server.listen(port, "0.0.0.0", () => console.log(`ready http://localhost:${port}`));

async function respond(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const answer = await find(await readRequest(req)).catch((error: unknown) => {
    console.error(error);
    return Response.json({ code: "internal_error", detail: "Something went wrong on our side." }, { status: 500 });
  });
  res.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
}

async function find(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  for (const { method, path, answer } of routes) {
    const match = path.exec(pathname);
    if (match && method === request.method) return answer(request, match[1] ?? "");
  }
  const [, operation] = /^\/api\/ucp\/(.+)$/.exec(pathname) ?? [];
  return operation ? answerUcp(request, operation) : Response.json({ code: "not_found", detail: `There is nothing at ${pathname}.` }, { status: 404 });
}

const mostBytes = 1_000_000;

async function readRequest(req: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) if ((size += chunk.length) <= mostBytes) chunks.push(chunk);
  const headers = new Headers(Object.entries(req.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value] as [string, string]])));
  const hasBody = req.method !== "GET" && req.method !== "HEAD" && chunks.length > 0;
  return new Request(new URL(req.url ?? "/", `http://localhost:${port}`), { method: req.method ?? "GET", headers, ...(hasBody && { body: Buffer.concat(chunks) }) });
}
