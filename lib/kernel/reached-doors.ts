const key = Symbol.for("throughline.doors");

/** One set per process: the server and the bundled app each have their own copy of this file. */
const reached = ((globalThis as { [key]?: Set<string> })[key] ??= new Set<string>());

/** Notes that a request was understood as far as a door of ours. */
export function reachDoor(requestId: string): void {
  reached.add(requestId);
}

/** Whether it was; asked once, when its answer begins. */
export function hasReachedDoor(requestId: string): boolean {
  return reached.delete(requestId);
}
