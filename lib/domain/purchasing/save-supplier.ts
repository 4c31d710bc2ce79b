import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { supplier } from "@/db/schema/purchasing";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { newId, type SupplierId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { SupplierForm } from "./purchase-input";

/**
 * Adds a supplier, or changes one. Orders under way keep their currency.
 * @throws Refusal `not_found`, `stale_version` when somebody else changed it, `invalid` for a name that is in use
 */
export async function saveSupplier(tx: Tx, by: Permit<"purchasing.plan">, { supplierId, version, minimum, ...form }: SupplierForm): Promise<{ supplierId: SupplierId }> {
  const after = { ...form, minimumMinor: minimum };
  const taken = await tx.select({ id: supplier.id }).from(supplier).where(sql`lower(${supplier.name}) = lower(${form.name}) and ${supplier.id} is distinct from ${supplierId}`);
  if (taken.length > 0) throw new Refusal("invalid", { reason: `There is a supplier called ${form.name} already.` });
  if (supplierId === null) {
    const id = newId<SupplierId>();
    await tx.insert(supplier).values({ id, ...after });
    await record(tx, by, { kind: "supplier.changed", subject: `supplier:${id}`, payload: { before: null, after } });
    return { supplierId: id };
  }
  const [before] = await tx.select({ name: supplier.name, email: supplier.email, currency: supplier.currency, leadTimeDays: supplier.leadTimeDays, minimumMinor: supplier.minimumMinor, isActive: supplier.isActive, version: supplier.version }).from(supplier).where(eq(supplier.id, supplierId)).for("update");
  if (!before) throw new Refusal("not_found");
  const [changed] = await tx.update(supplier).set({ ...after, version: sql`${supplier.version} + 1` }).where(and(eq(supplier.id, supplierId), eq(supplier.version, version))).returning({ id: supplier.id });
  if (!changed) throw new Refusal("stale_version");
  await record(tx, by, { kind: "supplier.changed", subject: `supplier:${supplierId}`, payload: { before, after } });
  return { supplierId };
}
