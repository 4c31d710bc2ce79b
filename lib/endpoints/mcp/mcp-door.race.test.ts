import { describe, expect } from "vitest";
import { raceTest } from "@/db/testing";
import { openAgentShop } from "@/lib/endpoints/ucp/agents.testing";
import { answerMcp } from "./answer-mcp";
import { post, url } from "./mcp.testing";
import { tools } from "./tools";

describe("the door", () => {
  raceTest("answers plain requests without a handshake, whatever they accept", async () => {
    await openAgentShop();
    const answer = await answerMcp(post({ jsonrpc: "2.0", id: "a", method: "tools/list" }));
    expect(answer.headers.get("content-type")).toContain("application/json");
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect((await answer.json() as { result: { tools: unknown[] } }).result.tools).toHaveLength(tools.length);
    const hello = await answerMcp(post({ jsonrpc: "2.0", id: 1, method: "initialize", params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "curl", version: "1" } } }));
    expect(await hello.json()).toMatchObject({ result: { protocolVersion: "2025-06-18", capabilities: { tools: {} }, serverInfo: { name: "throughline" } } });
    expect((await answerMcp(post({ jsonrpc: "2.0", method: "notifications/initialized" }))).status).toBe(202);
  });

  raceTest("refuses what is not a message, and holds no stream open", async () => {
    await openAgentShop();
    for (const body of ["{", "[]", "null", "7", JSON.stringify({ jsonrpc: "2.0", id: 1, method: 7 }), JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: "x" }), "x".repeat(200_000)]) {
      const { status } = await answerMcp(new Request(url, { method: "POST", headers: { "content-type": "application/json" }, body }));
      expect(status, body.slice(0, 60)).toBeGreaterThanOrEqual(400);
      expect(status, body.slice(0, 60)).toBeLessThan(500);
    }
    for (const method of ["GET", "DELETE"]) expect(await answerMcp(new Request(url, { method }))).toMatchObject({ status: 405 });
    expect((await answerMcp(new Request(url, { method: "OPTIONS" }))).status).toBe(204);
    expect(await (await answerMcp(post({ jsonrpc: "2.0", id: 1, method: "subscriptions/listen", params: {} }))).json()).toMatchObject({ error: { code: -32601 } });
    expect(await (await answerMcp(post({ jsonrpc: "2.0", id: 1, method: "resources/list" }))).json()).toMatchObject({ error: { code: -32601 } });
  });
});
