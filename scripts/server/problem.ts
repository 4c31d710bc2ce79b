import type { ServerResponse } from "node:http";

/** Answers with problem details (RFC 9457) and closes the connection, so that an unread body is not awaited. */
export function sendProblem(res: ServerResponse, status: number, title: string, detail: string): void {
  res.statusCode = status;
  res.setHeader("content-type", "application/problem+json");
  res.setHeader("cache-control", "no-store");
  res.setHeader("connection", "close");
  res.end(JSON.stringify({ type: "about:blank", title, status, detail }));
}
