import net from "node:net";

/** A way to a server that can be broken: every connection through it can be cut or reset at once. */
export async function openFaultyProxy(target: number): Promise<{ port: number; cut(): void; reset(): void; close(): void }> {
  const pairs = new Set<[net.Socket, net.Socket]>();
  const proxy = net.createServer((near) => {
    const far = net.connect(target, "127.0.0.1");
    const pair: [net.Socket, net.Socket] = [near, far];
    pairs.add(pair);
    for (const socket of pair) {
      socket.on("error", () => {});
      socket.on("close", () => {
        pairs.delete(pair);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  if (!address || typeof address === "string") throw new Error("the proxy has no port");
  return {
    port: address.port,
    cut: () => [...pairs].forEach(([near]) => near.destroy()),
    reset: () => [...pairs].forEach(([near]) => near.resetAndDestroy()),
    close: () => {
      proxy.close();
      [...pairs].forEach(([near]) => near.destroy());
    },
  };
}
