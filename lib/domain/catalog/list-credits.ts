import { asc } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { credit } from "@/db/schema/catalog";

export type Credit = { id: string; title: string; source: string; licence: string; usedFor: string };

/** Every source of pictures and data, as its licence asks. */
export const listCredits = (from: Reader = db): Promise<Credit[]> =>
  from.select({ id: credit.id, title: credit.title, source: credit.source, licence: credit.licence, usedFor: credit.usedFor }).from(credit).orderBy(asc(credit.position));
