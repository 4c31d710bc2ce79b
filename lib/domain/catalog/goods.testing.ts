import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { permit, type Permit } from "@/lib/domain/identity/permit";
import { newId, type AccountId, type CategoryId, type LocationId, type ProductId, type SessionId, type StaffId, type VariantId } from "@/lib/kernel/ids";

/** An item by itself; its id is its SKU. */
export async function makeGood(tx: Tx, title = "Alder lamp"): Promise<VariantId> {
  const [id, product, category] = [newId<VariantId>(), newId<ProductId>(), newId<CategoryId>()];
  await tx.execute(sql`insert into category (id, slug, name) values (${category}, ${category}, 'Home')`);
  await tx.execute(sql`insert into product (id, external_id, slug, title, category_id) values (${product}, ${product}, ${product}, ${title}, ${category})`);
  await tx.execute(sql`insert into variant (id, product_id, sku) values (${id}, ${product}, ${id})`);
  return id;
}

export async function makePlace(tx: Tx): Promise<LocationId> {
  const id = newId<LocationId>();
  await tx.execute(sql`insert into location (id, slug, code, kind, name, address_line1, city, state, postcode, latitude, longitude, time_zone) values (${id}, ${id}, ${id}, 'store', 'Pearl District', '1201 NW Everett St', 'Portland', 'OR', '97209', 45.5, -122.7, 'America/Los_Angeles')`);
  return id;
}

export const merchandiser = (): Permit<"catalog.edit"> =>
  permit({ kind: "staff", staffId: newId<StaffId>(), accountId: newId<AccountId>(), sessionId: newId<SessionId>(), name: "Mo", role: "merchandiser", storeIds: "all" }, "catalog.edit", { channel: "store" });
