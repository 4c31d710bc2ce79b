import type { Instrumentation } from "next";

/** Every error that reaches a boundary is logged once, with the digest the page shows and the id of its request. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("@/lib/kernel/log");
  const digest = typeof error === "object" && error !== null && "digest" in error ? error.digest : undefined;
  const requestId = request.headers["x-request-id"];
  log.error({ err: error, digest, requestId, method: request.method, route: context.routePath }, "request failed");
};
