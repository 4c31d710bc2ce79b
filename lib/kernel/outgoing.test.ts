import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askOutside, isInsideAddress, OutgoingRefused } from "./outgoing";

describe("addresses that no stranger may lead us to", () => {
  test.each(["127.0.0.1", "10.1.2.3", "172.20.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "::1", "::", "fd00::1", "fe80::1", "::ffff:10.0.0.1", "::ffff:7f00:1", "not an address"])("%s", (address) => expect(isInsideAddress(address)).toBe(true));
  test.each(["93.184.215.14", "8.8.8.8", "2606:4700:4700::1111"])("but %s is anybody's", (address) => expect(isInsideAddress(address)).toBe(false));
});

describe("asking outside", () => {
  const server = createServer((req, res) => {
    if (req.url === "/moved") return res.writeHead(302, { location: "/here" }).end();
    if (req.url === "/large") return res.end("x".repeat(5_000));
    if (req.url === "/silent") return undefined;
    return res.writeHead(200, { "x-was": req.method ?? "" }).end("here");
  });
  let base = "";
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on a port, so it has one
  });
  afterAll(() => server.closeAllConnections());
  const ask = (path: string, isInsideAllowed = true) => askOutside({ method: "GET", url: `${base}${path}`, timeoutMs: 300, mostBytes: 1_000, isInsideAllowed });

  test("reads an answer", async () => expect(await ask("/here")).toMatchObject({ status: 200, text: "here", headers: { "x-was": "GET" } }));
  test("follows no redirect", async () => expect(await ask("/moved")).toMatchObject({ status: 302 }));
  test("stops at the largest size", () => expect(ask("/large")).rejects.toThrow(OutgoingRefused));
  test("waits only so long", () => expect(ask("/silent")).rejects.toThrow());
  test("refuses plain HTTP and inside addresses in a real shop", async () => {
    await expect(ask("/here", false)).rejects.toThrow(OutgoingRefused);
    for (const url of ["https://127.0.0.1/", "https://[::1]/", "https://user:secret@example.com/", "ftp://example.com/", "nonsense"]) await expect(askOutside({ method: "GET", url, timeoutMs: 300, mostBytes: 10, isInsideAllowed: false })).rejects.toThrow(OutgoingRefused);
  });
  test("refuses a name that leads inside", () => expect(askOutside({ method: "GET", url: "https://localhost/", timeoutMs: 1_000, mostBytes: 10, isInsideAllowed: false })).rejects.toThrow(/private network/));
});
