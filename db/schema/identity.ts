import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { AccountId, LocationId, RegisterId, SessionId, StaffId } from "@/lib/kernel/ids";
import type { Role, StaffPermission } from "@/lib/domain/identity/permission";
import { createdAt, id, instant, ref } from "./columns";
import { location } from "./locations";

/** What a person signs in with. A shopper's profile and a staff record may point at the same account. */
export const account = pgTable("account", {
  id: id<AccountId>(),
  email: text().notNull(),
  passwordHash: text(),
  emailVerifiedAt: instant(),
  disabledAt: instant(),
  createdAt: createdAt(),
}, (t) => [
  uniqueIndex("account_email_key").on(sql`lower(${t.email})`),
  check("account_email_trimmed", sql`${t.email} = btrim(${t.email}) and length(${t.email}) between 3 and 254`),
]);

/** The truth about who is signed in: the browser's token only names a row here. */
export const session = pgTable("session", {
  id: id<SessionId>(),
  accountId: ref<AccountId>().notNull().references(() => account.id),
  deviceName: text().notNull(),
  createdAt: createdAt(),
  lastSeenAt: createdAt(),
  expiresAt: instant().notNull(),
  revokedAt: instant(),
}, (t) => [index("session_account_idx").on(t.accountId)]);

/** Single-use links sent by mail; only the SHA-256 of the token is kept. */
export const accountToken = pgTable("account_token", {
  tokenHash: text().primaryKey(),
  accountId: ref<AccountId>().notNull().references(() => account.id),
  purpose: text().$type<"verify_email" | "reset_password">().notNull(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
  createdAt: createdAt(),
}, (t) => [index("account_token_account_idx").on(t.accountId)]);

export const staff = pgTable("staff", {
  id: id<StaffId>(),
  accountId: ref<AccountId>().notNull().references(() => account.id),
  name: text().notNull(),
  role: text().$type<Role>().notNull(),
  isActive: boolean().notNull().default(true),
  version: integer().notNull().default(1),
  createdAt: createdAt(),
}, (t) => [
  uniqueIndex("staff_account_key").on(t.accountId),
  check("staff_role_known", sql`${t.role} in ('associate','store_manager','inventory_planner','service_agent','merchandiser','admin')`),
]);

/** What an administrator gave to a role or took from it, beside the rules of the house. */
export const rolePolicy = pgTable("role_policy", {
  role: text().$type<Role>().primaryKey(),
  given: text().$type<StaffPermission>().array().notNull().default(sql`'{}'`),
  taken: text().$type<StaffPermission>().array().notNull().default(sql`'{}'`),
  version: integer().notNull().default(1),
  changedByStaffId: ref<StaffId>(),
  changedAt: createdAt(),
}, (t) => [check("role_policy_not_admin", sql`${t.role} <> 'admin' and not ('team.manage' = any(${t.given})) and not (${t.given} && ${t.taken})`)]);

/** Stores a member of staff may act in. Roles of the whole company need no row. */
export const staffLocation = pgTable("staff_location", {
  staffId: ref<StaffId>().notNull().references(() => staff.id),
  locationId: ref<LocationId>().notNull().references(() => location.id),
}, (t) => [primaryKey({ columns: [t.staffId, t.locationId] }), index("staff_location_location_idx").on(t.locationId)]);

/** Counts attempts in a fixed window, keyed by what is limited ("sign-in:account:…"). */
export const throttle = pgTable("throttle", {
  key: text().primaryKey(),
  count: integer().notNull(),
  windowEndsAt: instant().notNull(),
});

/** The answer already given to a key, replayed for the same body and refused for another. */
export const idempotencyKey = pgTable("idempotency_key", {
  scope: text().notNull(),
  key: text().notNull(),
  bodyHash: text().notNull(),
  outcome: jsonb(),
  createdAt: createdAt(),
}, (t) => [primaryKey({ columns: [t.scope, t.key] })]);

export const savedView = pgTable("saved_view", {
  id: id<string>(),
  staffId: ref<StaffId>().notNull().references(() => staff.id),
  screen: text().notNull(),
  name: text().notNull(),
  query: text().notNull(),
  createdAt: createdAt(),
}, (t) => [uniqueIndex("saved_view_name_key").on(t.staffId, t.screen, t.name)]);

/** What a member of staff unlocks a register with. */
export const staffPin = pgTable("staff_pin", {
  staffId: ref<StaffId>().primaryKey().references(() => staff.id),
  pinHash: text().notNull(),
  setAt: createdAt(),
});

/** A till of a store: one device at a time, and who has unlocked it. */
export const register = pgTable("register", {
  id: id<RegisterId>(),
  locationId: ref<LocationId>().notNull().references(() => location.id),
  name: text().notNull(),
  /** SHA-256 of the secret in the browser that is this register; null while no device is. */
  deviceHash: text(),
  isActive: boolean().notNull().default(true),
  seatStaffId: ref<StaffId>().references(() => staff.id),
  seatSeenAt: instant(),
  createdAt: createdAt(),
}, (t) => [
  uniqueIndex("register_name_key").on(t.locationId, t.name),
  uniqueIndex("register_device_key").on(t.deviceHash),
  index("register_seat_idx").on(t.seatStaffId),
  check("register_seat", sql`(${t.seatStaffId} is null) = (${t.seatSeenAt} is null)`),
]);
