import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { AwardKind, AwardStatus } from "@/lib/domain/loyalty/award";
import type { CustomerGroupId, CustomerId, LoyaltyTierId, OrderId, PointAwardId } from "@/lib/kernel/ids";
import { createdAt, id, instant, minor, ref } from "./columns";
import { customer } from "./customers";
import { customerGroup } from "./pricing";

/** How points are earned and how long they last; one row. */
export const loyaltyPolicy = pgTable("loyalty_policy", {
  id: boolean().primaryKey().default(true),
  /** Days from the hand-over of an order until its points can be spent. */
  waitDays: smallint().notNull().default(7),
  validMonths: smallint().notNull().default(12),
  /** Days before points end at which the member is told. */
  warnDays: smallint().notNull().default(30),
  version: integer().notNull().default(1),
  updatedAt: createdAt(),
}, (t) => [
  check("loyalty_policy_one_row", sql`${t.id}`),
  check("loyalty_policy_amounts", sql`${t.waitDays} between 0 and 90 and ${t.validMonths} between 1 and 60 and ${t.warnDays} between 1 and 90`),
]);

/** Reached by what a member bought and kept in the last 365 days. */
export const loyaltyTier = pgTable("loyalty_tier", {
  id: id<LoyaltyTierId>(),
  name: text().notNull().unique(),
  fromMinor: minor().notNull().unique(),
  /** Points for a hundred dollars: a point for each dollar is 100. */
  pointsPerHundred: integer().notNull(),
  /** Its members have the prices and offers of this group. */
  groupId: ref<CustomerGroupId>().references(() => customerGroup.id),
  createdAt: createdAt(),
}, (t) => [index("loyalty_tier_group_idx").on(t.groupId), check("loyalty_tier_amounts", sql`${t.fromMinor} >= 0 and ${t.pointsPerHundred} between 0 and 2000`)]);

/** A customer with a loyalty number who has earned something, or was given points. */
export const loyaltyMember = pgTable("loyalty_member", {
  customerId: ref<CustomerId>().primaryKey().references(() => customer.id),
  tierId: ref<LoyaltyTierId>().notNull().references(() => loyaltyTier.id),
  tierSince: createdAt(),
  /** Points that were to be taken back and had been spent: what is earned next pays them. */
  owedPoints: minor().notNull().default(0),
  /** When it was last told which of its points end soon. */
  warnedAt: instant(),
  createdAt: createdAt(),
}, (t) => [index("loyalty_member_tier_idx").on(t.tierId), check("loyalty_member_owed", sql`${t.owedPoints} >= 0`)]);

/** What something gives a member: counted anew with each change of its order, until and after it is put on the balance. */
export const pointAward = pgTable("point_award", {
  id: id<PointAwardId>(),
  customerId: ref<CustomerId>().notNull().references(() => customer.id),
  kind: text().$type<AwardKind>().notNull(),
  orderId: ref<OrderId>().notNull(),
  status: text().$type<AwardStatus>().notNull().default("pending"),
  /** What the kept goods cost without tax and without what points paid. */
  basisMinor: minor().notNull(),
  pointsPerHundred: integer().notNull(),
  points: integer().notNull(),
  /** Of them on the balance, with what paid points that were owed. */
  creditedPoints: integer().notNull().default(0),
  /** When the goods were all with the shopper. */
  earnedAt: instant(),
  availableAt: instant(),
  /** How often it moved the balance. */
  moves: integer().notNull().default(0),
  createdAt: createdAt(),
}, (t) => [
  uniqueIndex("point_award_key").on(t.orderId, t.customerId, t.kind),
  index("point_award_customer_idx").on(t.customerId, t.earnedAt),
  index("point_award_due_idx").on(t.availableAt).where(sql`${t.status} = 'pending'`),
  check("point_award_amounts", sql`${t.basisMinor} >= 0 and ${t.points} >= 0 and ${t.creditedPoints} >= 0 and case ${t.status} when 'pending' then ${t.creditedPoints} = 0 when 'available' then ${t.availableAt} is not null else false end`),
]);
