const key = Symbol.for("throughline.shutdown");
type Registry = { isClosing: boolean; streams: Set<() => void> };

/** One registry per process: the server and the bundled app each have their own copy of this file. */
const registry = ((globalThis as { [key]?: Registry })[key] ??= { isClosing: false, streams: new Set() });

/** Registers how to end an open stream when the process stops; returns how to take the entry back. */
export function onShutdown(end: () => void): () => void {
  if (registry.isClosing) {
    end();
    return () => {};
  }
  registry.streams.add(end);
  return () => registry.streams.delete(end);
}

export function isShuttingDown(): boolean {
  return registry.isClosing;
}

export function endOpenStreams(): void {
  registry.isClosing = true;
  for (const end of registry.streams) end();
  registry.streams.clear();
}
