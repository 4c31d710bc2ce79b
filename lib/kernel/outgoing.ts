import { lookup as resolve } from "node:dns";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Addresses that belong to no stranger: loopback, private, link-local, shared, documentation, multicast, reserved. */
const inside = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8], ["169.254.0.0", 16], ["172.16.0.0", 12], ["192.0.0.0", 24], ["192.0.2.0", 24],
  ["192.168.0.0", 16], ["198.18.0.0", 15], ["198.51.100.0", 24], ["203.0.113.0", 24], ["224.0.0.0", 4], ["240.0.0.0", 4],
] as const) inside.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of [["::", 128], ["::1", 128], ["64:ff9b::", 96], ["100::", 64], ["2001:db8::", 32], ["2002::", 16], ["fc00::", 7], ["fe80::", 10], ["ff00::", 8]] as const) inside.addSubnet(network, prefix, "ipv6");

export function isInsideAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return isInsideAddress(mapped);
  const family = isIP(address);
  return family === 0 || inside.check(address, family === 4 ? "ipv4" : "ipv6") || /^::ffff:/i.test(address);
}

/** Why an address that a stranger gave us is not asked; nothing was sent. */
export class OutgoingRefused extends Error {
  override readonly name = "OutgoingRefused";
}

export type OutgoingRequest = { method: "GET" | "POST"; url: string; headers?: Record<string, string>; body?: string; timeoutMs: number; mostBytes: number; /** Plain HTTP and inside addresses: for a trial and the demo. */ isInsideAllowed: boolean };
export type OutgoingAnswer = { status: number; headers: Record<string, string>; text: string };

/**
 * Asks an address that a stranger gave: HTTPS only, no redirects, and the address that was checked is the one connected
 * to, so a name that changes its mind between the two gains nothing. @throws OutgoingRefused, or what the network throws
 */
export function askOutside(request: OutgoingRequest): Promise<OutgoingAnswer> {
  const url = URL.canParse(request.url) ? new URL(request.url) : null;
  if (!url || (url.protocol !== "https:" && !(request.isInsideAllowed && url.protocol === "http:")) || url.username || url.password) return Promise.reject(new OutgoingRefused("The address must be HTTPS without a password."));
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!request.isInsideAllowed && isIP(host) !== 0 && isInsideAddress(host)) return Promise.reject(new OutgoingRefused("The address is inside a private network."));
  return new Promise((done, fail) => {
    const call = (url.protocol === "https:" ? httpsRequest : httpRequest)(url, {
      method: request.method, headers: { ...request.headers, ...(request.body !== undefined && { "content-length": String(Buffer.byteLength(request.body)) }) },
      lookup: request.isInsideAllowed ? undefined : checkedLookup, signal: AbortSignal.timeout(request.timeoutMs), agent: false,
    }, (answer) => {
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > request.mostBytes) answer.destroy(new OutgoingRefused(`The answer is larger than ${request.mostBytes} bytes.`));
        else chunks.push(chunk);
      });
      answer.on("error", fail);
      answer.on("end", () => done({
        status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8"),
        headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : (value ?? "")])),
      }));
    });
    call.on("error", fail);
    call.end(request.body);
  });
}

export type Posted = { /** Any 2xx. */ isTaken: boolean; /** The status, or why there was none. */ answer: string; tookMs: number };

/** Posts a notice to an address that a stranger gave. Nothing of what it answers is kept but the status. */
export async function postOutside(request: Pick<OutgoingRequest, "url" | "headers" | "timeoutMs" | "isInsideAllowed"> & { body: string }): Promise<Posted> {
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  try {
    const { status } = await askOutside({ ...request, method: "POST", mostBytes: 64 * 1024 });
    return { isTaken: status >= 200 && status < 300, answer: String(status), tookMs: took() };
  } catch (error) {
    return { isTaken: false, answer: error instanceof Error ? error.message.slice(0, 200) || error.name : "no answer", tookMs: took() };
  }
}

const checkedLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, []);
    const outside = addresses.filter(({ address }) => !isInsideAddress(address));
    const [first] = outside;
    if (!first || outside.length < addresses.length) return callback(new OutgoingRefused("The name leads inside a private network."), []);
    if (options.all) callback(null, outside);
    else callback(null, first.address, first.family);
  });
};
