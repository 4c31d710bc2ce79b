import { z } from "zod";
import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { stepMany } from "@/lib/domain/step-many";
import type { Many } from "@/lib/kernel/many";
import { action, type Action } from "./action";

type Frame<S extends z.ZodType, K extends Permission> = {
  can: K;
  /** Of one row. */
  input: S;
  run: (tx: Tx, by: Permit<NoInfer<K>>, one: z.output<S>) => Promise<unknown>;
  /** Cache tags that the change of one row made stale. */
  stale?: (one: z.output<S>) => string[];
};

/** The door behind a list in which several rows are chosen: the verb of one row, each row for itself. */
export function actionForEach<S extends z.ZodType, K extends Permission>({ can, input, run, stale }: Frame<S, K>): Action<{ each: z.input<S>[] }, Many> {
  return action({
    can,
    input: z.object({ each: z.array(input).min(1, "Choose at least one.").max(100, "At most 100 at a time.") }),
    process: (by, { each }) => stepMany(each, (tx, one) => run(tx, by, one)),
    ...(stale && { stale: (_data: Many, { each }: { each: z.output<S>[] }) => [...new Set(each.flatMap(stale))] }),
  });
}
