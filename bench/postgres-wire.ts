import { createServer, connect, type AddressInfo, type Socket } from "node:net";

export type Wire = { url: string; roundTrips: () => number; stop: () => Promise<void> };

/**
 * Stands between a program and PostgreSQL and counts round trips as the wire sees them: each simple query and each Sync
 * (frontend messages `Q` and `S`) is one wait for an answer, whatever library sent it.
 * Source: https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export async function openWire(databaseUrl: string): Promise<Wire> {
  const target = new URL(databaseUrl);
  let count = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    const read = countMessages(() => { count += 1; });
    for (const socket of [client, database]) {
      socket.setNoDelay(true);
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => { open.delete(socket); client.destroy(); database.destroy(); });
    }
    client.on("data", (chunk: Buffer) => { read(chunk); database.write(chunk); });
    database.on("data", (chunk: Buffer) => client.write(chunk));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  return { url: url.href, roundTrips: () => count, stop: async () => { for (const socket of open) socket.destroy(); await new Promise((resolve) => server.close(resolve)); } };
}

/** Messages are a type byte and a length; only the first one of a connection, the start-up, has no type. */
function countMessages(onRoundTrip: () => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let isStarted = false;
  return (chunk) => {
    rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    for (;;) {
      const head = isStarted ? 1 : 0;
      if (rest.length < head + 4) return;
      const size = head + rest.readUInt32BE(head);
      if (rest.length < size) return;
      if (isStarted && (rest[0] === 0x51 || rest[0] === 0x53)) onRoundTrip();
      isStarted = true;
      rest = rest.subarray(size);
    }
  };
}
