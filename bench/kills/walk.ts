import type { Errand } from "./errand";
import type { KillsWorld } from "./errands";

/** One operation that a process is killed in. */
export type Walk = {
  /** Everything up to the operation. */
  prepare(world: KillsWorld): Promise<Errand>;
  /** The operation, in the process that dies. */
  run(errand: Errand): Promise<unknown>;
  /** What must be true when it has been finished or undone, whatever the step it was interrupted at. */
  expect(errand: Errand): Promise<string | null>;
};
