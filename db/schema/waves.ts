import { sql } from "drizzle-orm";
import { check, index, integer, pgSequence, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { FulfillmentId, LocationId, StaffId, VariantId, WaveId } from "@/lib/kernel/ids";
import type { WaveStatus } from "@/lib/domain/waves/wave-state";
import type { WaveMethod } from "@/lib/domain/waves/wave-input";
import { variant } from "./catalog";
import { createdAt, id, instant, ref } from "./columns";
import { fulfillment } from "./fulfillment";
import { staff } from "./identity";
import { location } from "./locations";

export const waveNumber = pgSequence("wave_number", { startWith: 1000 });

/** Parts that one person picks in one walk; kept for good, so that it is known who picked what with what. */
export const wave = pgTable("wave", {
  id: id<WaveId>(),
  /** "W-1000" */
  number: text().notNull().unique(),
  locationId: ref<LocationId>().notNull().references(() => location.id),
  status: text().$type<WaveStatus>().notNull().default("open"),
  method: text().$type<WaveMethod>().notNull(),
  /** Whose walk it is; the last one's, once it is over. */
  pickerStaffId: ref<StaffId>().notNull().references(() => staff.id),
  madeByStaffId: ref<StaffId>().notNull().references(() => staff.id),
  createdAt: createdAt(),
  leftAt: instant(),
  closedAt: instant(),
  version: integer().notNull().default(1),
}, (t) => [
  index("wave_location_idx").on(t.locationId, t.status, t.createdAt),
  index("wave_picker_idx").on(t.pickerStaffId),
  index("wave_made_by_idx").on(t.madeByStaffId),
  check("wave_closed_at_a_time", sql`(${t.status} in ('finished', 'dissolved')) = (${t.closedAt} is not null)`),
  check("wave_left_at_a_time", sql`(${t.status} = 'left') = (${t.leftAt} is not null)`),
]);

/** A part of an order on a wave. Its tote is where its units go while walking. */
export const wavePart = pgTable("wave_part", {
  waveId: ref<WaveId>().notNull().references(() => wave.id),
  fulfillmentId: ref<FulfillmentId>().notNull().references(() => fulfillment.id),
  tote: smallint().notNull(),
  /** It went back to the queue, or the wave is over. */
  outAt: instant(),
}, (t) => [
  primaryKey({ columns: [t.waveId, t.fulfillmentId] }),
  uniqueIndex("wave_part_live_key").on(t.fulfillmentId).where(sql`${t.outAt} is null`),
  uniqueIndex("wave_part_tote_key").on(t.waveId, t.tote),
  index("wave_part_fulfillment_idx").on(t.fulfillmentId),
]);

/** One scan for all parts of a wave that want the item, kept by the id that the device gave it. */
export const waveScan = pgTable("wave_scan", {
  id: uuid().primaryKey(),
  waveId: ref<WaveId>().notNull().references(() => wave.id),
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  quantity: integer().notNull(),
  at: createdAt(),
}, (t) => [
  index("wave_scan_wave_idx").on(t.waveId),
  index("wave_scan_variant_idx").on(t.variantId),
  check("wave_scan_units", sql`${t.quantity} > 0`),
]);
