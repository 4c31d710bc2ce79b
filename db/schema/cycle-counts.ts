import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgSequence, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { CycleCountStatus } from "@/lib/domain/cycle-counts/cycle-count-state";
import type { CountLineId, CountSessionId, CycleCountId, LocationId, StaffId, StockCountId, VariantId } from "@/lib/kernel/ids";
import { variant } from "./catalog";
import { createdAt, id, instant, minor, ref } from "./columns";
import { stockCount } from "./inventory";
import { location } from "./locations";

export const cycleCountNumber = pgSequence("cycle_count_number", { startWith: 1001 });

/** Shelves of one place that are counted together, by as many people as are there. */
export const cycleCount = pgTable("cycle_count", {
  id: id<CycleCountId>(),
  number: text().notNull().unique(),
  locationId: ref<LocationId>().notNull().references(() => location.id),
  name: text().notNull(),
  status: text().$type<CycleCountStatus>().notNull().default("open"),
  /** A line that differs by more, in units or in money, is counted again by somebody else. */
  toleranceUnits: integer().notNull(),
  toleranceMinor: minor().notNull(),
  createdByStaffId: ref<StaffId>().notNull(),
  submittedByStaffId: ref<StaffId>(),
  submittedAt: instant(),
  decidedByStaffId: ref<StaffId>(),
  decidedAt: instant(),
  createdAt: createdAt(),
  updatedAt: createdAt(),
}, (t) => [
  index("cycle_count_location_idx").on(t.locationId, t.status),
  index("cycle_count_updated_idx").on(t.updatedAt),
  check("cycle_count_decided", sql`(${t.status} in ('approved', 'cancelled')) = (${t.decidedByStaffId} is not null) and ${t.toleranceUnits} >= 0 and ${t.toleranceMinor} >= 0`),
]);

/** One person's part of a count: an area, counted once or counted again. */
export const countSession = pgTable("count_session", {
  id: id<CountSessionId>(),
  cycleCountId: ref<CycleCountId>().notNull().references(() => cycleCount.id),
  staffId: ref<StaffId>().notNull(),
  area: text().notNull().default(""),
  isRecount: boolean().notNull().default(false),
  startedAt: createdAt(),
  finishedAt: instant(),
}, (t) => [
  index("count_session_count_idx").on(t.cycleCountId),
  uniqueIndex("count_session_open_key").on(t.cycleCountId, t.staffId).where(sql`${t.finishedAt} is null`),
]);

export const cycleCountLine = pgTable("cycle_count_line", {
  id: id<CountLineId>(),
  cycleCountId: ref<CycleCountId>().notNull().references(() => cycleCount.id),
  variantId: ref<VariantId>().notNull().references(() => variant.id),
  /** Of the list that was asked for; others were found on the way. */
  isListed: boolean().notNull(),
  /** Said to be none by somebody who looked. */
  zeroedByStaffId: ref<StaffId>(),
  needsRecount: boolean().notNull().default(false),
  /** What counts in the end, with the books of the moment it was counted. */
  counted: integer(),
  expected: integer(),
  /** What one unit is sold for, when the count was submitted. */
  unitMinor: minor().notNull().default(0),
  /** Through which the difference reaches the ledger. */
  stockCountId: ref<StockCountId>().references(() => stockCount.id),
}, (t) => [
  uniqueIndex("cycle_count_line_key").on(t.cycleCountId, t.variantId),
  index("cycle_count_line_variant_idx").on(t.variantId),
  index("cycle_count_line_stock_count_idx").on(t.stockCountId),
  check("cycle_count_line_units", sql`(${t.counted} is null) = (${t.expected} is null) and coalesce(${t.counted}, 0) >= 0`),
]);

/** Units of a line that one session found; the sessions of a round add up. */
export const countTally = pgTable("count_tally", {
  sessionId: ref<CountSessionId>().notNull().references(() => countSession.id),
  lineId: ref<CountLineId>().notNull().references(() => cycleCountLine.id),
  units: integer().notNull(),
  /** The books when it was last tallied: what moves afterwards is no difference. */
  expected: integer().notNull(),
  at: createdAt(),
}, (t) => [primaryKey({ columns: [t.sessionId, t.lineId] }), index("count_tally_line_idx").on(t.lineId), check("count_tally_units", sql`${t.units} >= 0`)]);
