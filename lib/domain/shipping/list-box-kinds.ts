import { asc, sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { boxKind } from "@/db/schema/shipping";
import type { Permit } from "@/lib/domain/identity/permit";
import type { BoxKind } from "./box-kind";

export type BoxKindRow = BoxKind & { isActive: boolean; version: number };

/** Every kind of box, the smallest first. */
export async function listBoxKinds(_by: Permit<"fulfillment.view">, from: Reader = db): Promise<BoxKindRow[]> {
  return from.select().from(boxKind).orderBy(asc(sql`${boxKind.lengthMm}::bigint * ${boxKind.widthMm} * ${boxKind.heightMm}`), asc(boxKind.code));
}
