import type { ServerResponse } from "node:http";

export type Held = { status: number; body: Buffer };

/**
 * Holds a response back until it is complete when `holds` says so at its first byte, and gives it to `finish`, which
 * writes it with `send`. Other responses stream through untouched.
 */
export function tap(
  res: ServerResponse,
  holds: (res: ServerResponse) => boolean,
  finish: (held: Held, send: (status: number, body: Buffer | undefined) => void) => Promise<void>,
): void {
  const original = { writeHead: res.writeHead, write: res.write, end: res.end, flushHeaders: res.flushHeaders };
  const chunks: Buffer[] = [];
  let isHeld: boolean | undefined;
  let isDone = false;

  const decide = () => (isHeld ??= holds(res));
  const release = () => Object.assign(res, original);
  const keep = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === "string") chunks.push(Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const send = (status: number, body: Buffer | undefined) => {
    release();
    res.statusCode = status;
    if (body) res.setHeader("content-length", body.length);
    res.end(body);
  };

  res.writeHead = ((status: number, ...rest: unknown[]) => {
    const headers = rest.find((value) => typeof value === "object" && value !== null);
    res.statusCode = status;
    for (const [name, value] of Object.entries(headers ?? {})) if (value !== undefined) res.setHeader(name, value as string);
    return decide() ? res : original.writeHead.call(res, status);
  }) as typeof res.writeHead;

  res.flushHeaders = () => {
    if (!decide()) original.flushHeaders.call(res);
  };

  res.write = ((chunk: unknown, encoding?: unknown, done?: unknown) => {
    if (!decide()) return original.write.call(res, chunk as Uint8Array, encoding as BufferEncoding, done as () => void);
    keep(chunk, encoding);
    const callback = typeof encoding === "function" ? encoding : done;
    if (typeof callback === "function") process.nextTick(callback as () => void);
    return true;
  }) as typeof res.write;

  res.end = ((chunk?: unknown, encoding?: unknown, done?: unknown) => {
    if (!decide()) return original.end.call(res, chunk as Uint8Array, encoding as BufferEncoding, done as () => void);
    if (isDone) return res;
    isDone = true;
    keep(chunk, encoding);
    const callback = [chunk, encoding, done].find((value) => typeof value === "function");
    if (callback) res.once("finish", callback as () => void);
    finish({ status: res.statusCode, body: Buffer.concat(chunks) }, send).catch((error: unknown) => {
      release();
      res.destroy(error instanceof Error ? error : new Error(String(error)));
    });
    return res;
  }) as typeof res.end;
}
