import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { ExceptionPolicy } from "./exception-policy";

export async function getExceptionPolicy(from: Reader = db): Promise<ExceptionPolicy> {
  const { rows } = await from.execute<ExceptionPolicy>(sql`select rejects_whole_part as "rejectsWholePart", parked_days as "parkedDays", extend_days as "extendDays", extend_times as "extendTimes", offers_store as "offersStore", offers_delivery as "offersDelivery", version from exception_policy`);
  if (!rows[0]) throw new Error("the shop has no policy for exceptions");
  return rows[0];
}
