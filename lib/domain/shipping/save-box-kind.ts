import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { boxKind } from "@/db/schema/shipping";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { Refusal } from "@/lib/kernel/refusal";
import type { BoxKindChange } from "./shipping-input";

/** Makes or changes a kind of box; boxes that were packed keep their measures. @throws Refusal `code_taken` for a new one, `stale_version` */
export async function saveBoxKind(tx: Tx, by: Permit<"locations.edit">, { version, code, ...kind }: BoxKindChange): Promise<void> {
  const [before] = await tx.select().from(boxKind).where(eq(boxKind.code, code)).for("update");
  if (version === 0 && before) throw new Refusal("code_taken");
  if (version > 0 && before?.version !== version) throw new Refusal("stale_version");
  if (before) await tx.update(boxKind).set({ ...kind, version: version + 1 }).where(and(eq(boxKind.code, code), eq(boxKind.version, version)));
  else await tx.insert(boxKind).values({ ...kind, code });
  await record(tx, by, { kind: "box_kind.changed", subject: `box_kind:${code}`, payload: { before: before ?? null, after: { ...kind, code } } });
}
