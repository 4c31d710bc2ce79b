import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { ConsentPurpose } from "@/lib/domain/customers/consent";
import type { AccountId, CustomerId, LocationId, StaffId } from "@/lib/kernel/ids";
import { createdAt, id, instant, ref } from "./columns";
import { account } from "./identity";
import { location } from "./locations";

/** A person as known to the retailer. */
export const customer = pgTable("customer", {
  id: id<CustomerId>(),
  accountId: ref<AccountId>().references(() => account.id),
  name: text().notNull(),
  email: text(),
  phone: text(),
  loyaltyNumber: text().unique(),
  preferredLocationId: ref<LocationId>().references(() => location.id),
  /** "Stores may see what I browse": off unless the shopper turned it on. */
  sharesBrowsing: boolean().notNull().default(false),
  wantsMarketing: boolean().notNull().default(false),
  mergedIntoId: ref<CustomerId>(),
  version: integer().notNull().default(1),
  createdAt: createdAt(),
  updatedAt: createdAt(),
}, (t) => [
  uniqueIndex("customer_account_key").on(t.accountId),
  index("customer_email_idx").on(sql`lower(${t.email})`),
  index("customer_phone_idx").on(t.phone),
  index("customer_name_idx").using("gin", sql`lower(${t.name}) gin_trgm_ops`),
  index("customer_location_idx").on(t.preferredLocationId),
]);

/** Each thing that names a person; one kind and value names one person at most once it is verified. */
export const identifier = pgTable("identifier", {
  id: id<string>(),
  customerId: ref<CustomerId>().notNull().references(() => customer.id),
  kind: text().$type<"email" | "phone" | "device" | "account" | "loyalty">().notNull(),
  value: text().notNull(),
  verifiedAt: instant(),
  createdAt: createdAt(),
}, (t) => [
  uniqueIndex("identifier_own_key").on(t.kind, t.value, t.customerId),
  uniqueIndex("identifier_verified_key").on(t.kind, t.value).where(sql`${t.verifiedAt} is not null`),
  index("identifier_customer_idx").on(t.customerId),
]);

/** Each choice about consent, append-only: the newest row of a purpose counts. */
export const consentChoice = pgTable("consent_choice", {
  id: id<string>(),
  customerId: ref<CustomerId>().notNull().references(() => customer.id),
  purpose: text().$type<ConsentPurpose>().notNull(),
  isGranted: boolean().notNull(),
  channel: text().notNull(),
  at: createdAt(),
}, (t) => [index("consent_choice_customer_idx").on(t.customerId, t.purpose, t.at)]);

export const customerNote = pgTable("customer_note", {
  id: id<string>(),
  customerId: ref<CustomerId>().notNull().references(() => customer.id),
  staffId: ref<StaffId>().notNull(),
  body: text().notNull(),
  createdAt: createdAt(),
}, (t) => [index("customer_note_customer_idx").on(t.customerId, t.createdAt)]);

/** Addresses a shopper keeps for the next order. */
export const customerAddress = pgTable("customer_address", {
  id: id<string>(),
  customerId: ref<CustomerId>().notNull().references(() => customer.id),
  name: text().notNull(),
  line1: text().notNull(),
  line2: text().notNull().default(""),
  city: text().notNull(),
  state: text().notNull(),
  postcode: text().notNull(),
  country: text().notNull().default("US"),
  isDefault: boolean().notNull().default(false),
  /** How another system names this address. */
  reference: text(),
  version: integer().notNull().default(1),
  createdAt: createdAt(),
}, (t) => [index("customer_address_customer_idx").on(t.customerId), uniqueIndex("customer_address_reference_key").on(t.customerId, t.reference)]);
