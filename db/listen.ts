import pg from "pg";
import { directUrl } from "./client";
import { connectMs } from "./pool";

/** What `listen()` calls back; `onReconnect` says that it listens again and notifications may have been missed. */
export type Listener = { onNotify(channel: string, payload: string): void; onReconnect(): void };

/**
 * Listens on its own connection, outside the pool and past any pooler. A lost connection is opened again with growing
 * pauses and every channel subscribed anew. Returns how to stop.
 */
export function listen(channels: readonly string[], listener: Listener): { close(): Promise<void> } {
  const url = directUrl();
  let current: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let failures = 0;
  let hasMissedSome = false;

  async function connect(): Promise<void> {
    const client = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: connectMs });
    current = client;
    client.on("notification", ({ channel, payload }) => listener.onNotify(channel, payload ?? ""));
    client.once("error", () => reconnect(client));
    client.once("end", () => reconnect(client));
    try {
      await client.connect();
      await client.query(channels.map((channel) => `listen ${client.escapeIdentifier(channel)}`).join("; "));
    } catch {
      return reconnect(client);
    }
    failures = 0;
    if (hasMissedSome && !isClosed) listener.onReconnect();
    watch(client);
  }

  /** A half-open connection stays silent for ever, so an answer is asked for now and then. */
  function watch(client: pg.Client): void {
    if (isClosed || client !== current) return;
    timer = setTimeout(() => {
      const deadline = setTimeout(() => reconnect(client), connectMs);
      client.query("select 1").then(
        () => (clearTimeout(deadline), watch(client)),
        () => (clearTimeout(deadline), reconnect(client)),
      );
    }, 20_000).unref();
  }

  function reconnect(lost: pg.Client): void {
    if (isClosed || lost !== current) return;
    hasMissedSome = true;
    current = undefined;
    clearTimeout(timer);
    lost.on("error", () => {});
    lost.end().catch(() => {});
    timer = setTimeout(() => void connect(), Math.min(5_000, 100 * 2 ** failures++) * (0.5 + Math.random() / 2));
  }

  void connect();
  return {
    async close() {
      isClosed = true;
      clearTimeout(timer);
      current?.on("error", () => {});
      await current?.end().catch(() => {});
    },
  };
}
