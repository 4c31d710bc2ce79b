import type { IncomingMessage, ServerResponse } from "node:http";
import { hasReachedDoor } from "@/lib/kernel/reached-doors";

/** Next answers 500 to the arguments of an action that it cannot read. Where no door of ours was reached, the sender is to blame. */
export function blameSender(req: IncomingMessage, res: ServerResponse, requestId: string): void {
  if (req.method !== "POST" || req.url?.startsWith("/api/")) return;
  const begin = res.writeHead.bind(res);
  res.writeHead = (status: number, ...rest: never[]) => begin(!hasReachedDoor(requestId) && status === 500 ? 400 : status, ...rest);
}
