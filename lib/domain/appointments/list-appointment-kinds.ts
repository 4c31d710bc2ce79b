import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { LocationId } from "@/lib/kernel/ids";
import type { AppointmentKind } from "./appointment";
import { readKinds } from "./rows";

/** What a store takes time for, by name; also what it takes no new ones of (`isOn`). */
export const listAppointmentKinds = (locationId: LocationId, from: Reader = db): Promise<AppointmentKind[]> => readKinds(from, sql`k.location_id = ${locationId}`);
