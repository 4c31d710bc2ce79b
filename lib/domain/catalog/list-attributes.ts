import { asc } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { attributeDefinition } from "@/db/schema/catalog";
import type { AttributeDefinition } from "./attribute";

/** What products may say about themselves, in the order they say it. */
export const listAttributes = (from: Reader = db): Promise<AttributeDefinition[]> =>
  from.select().from(attributeDefinition).orderBy(asc(attributeDefinition.position), asc(attributeDefinition.key));
