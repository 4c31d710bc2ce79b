import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { parseArgs } from "node:util";
import next from "next";
import { securityHeaders } from "@/lib/kernel/security-headers";
import { isShuttingDown } from "@/lib/kernel/shutdown";
import { refuse } from "./server/admission";
import { blameSender } from "./server/blame";
import { prepareRead } from "./server/document";
import { followCacheTags } from "./server/follow-cache-tags";
import { sendProblem } from "./server/problem";
import { stopOnSignal } from "./server/stop";

const { values: flags } = parseArgs({
  options: { dev: { type: "boolean", default: false }, "with-worker": { type: "boolean", default: false } },
});
Object.assign(process.env, { NODE_ENV: flags.dev ? "development" : "production" });
// tsx turns them on for every file: half the start was spent reading the maps of the build.
if (!flags.dev) process.setSourceMapsEnabled(false);

const port = Number(process.env.PORT || 3000);
const hostname = process.env.HOST || "0.0.0.0";
const siteUrl = process.env.APP_URL;
const isHttps = siteUrl?.startsWith("https:") ?? false;
const everyResponse = securityHeaders({ isHttps });

const server = createServer((req, res) => void answer(req, res));
server.headersTimeout = 15_000;
server.requestTimeout = 60_000;
server.keepAliveTimeout = 65_000;

const app = next({ dev: flags.dev, dir: process.cwd(), hostname, port, httpServer: server });
const serve = app.getRequestHandler();
await app.prepare();
await followCacheTags();

const worker = flags["with-worker"] ? await (await import("./worker-runner")).startWorker() : undefined;
stopOnSignal(server, [() => worker?.stop(), () => app.close()]);

server.once("error", (error) => {
  console.error(`Cannot listen on port ${port}: ${error.message}`);
  process.exit(1);
});
server.listen(port, hostname, () => console.log(`Listening on http://localhost:${port}`));

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const requestId = trustedRequestId(req);
  req.headers["x-request-id"] = requestId;
  res.setHeader("x-request-id", requestId);
  for (const [name, value] of everyResponse) res.setHeader(name, value);
  if (isShuttingDown()) res.setHeader("connection", "close");

  const address = `http://localhost${req.url}`;
  const url = req.url?.startsWith("/") && URL.canParse(address) ? new URL(address) : undefined;
  if (!url || /%00/.test(url.href)) return sendProblem(res, 400, "Bad request", "This address cannot be read.");
  // A mail is read on another origin, and shows the product pictures.
  if (url.pathname.startsWith("/media/")) res.setHeader("cross-origin-resource-policy", "cross-origin");
  const refused = refuse(req, url.pathname, siteUrl);
  if (refused) return sendProblem(res, refused.status, refused.title, refused.detail);

  adoptHost(req);
  blameSender(req, res, requestId);
  if (!flags.dev) prepareRead(req, res, url, { isHttps, ownUrl: `http://127.0.0.1:${port}` });
  await serve(req, res);
}

/** Next compares Origin with Host by itself and fails with a 500; the origin was already judged above. */
function adoptHost(req: IncomingMessage): void {
  delete req.headers["x-forwarded-host"];
  const { origin } = req.headers;
  if (origin && URL.canParse(origin) && siteUrl && origin === new URL(siteUrl).origin) req.headers.host = new URL(origin).host;
}

function trustedRequestId(req: IncomingMessage): string {
  const given = req.headers["x-request-id"];
  return typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}
