import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { personalizes } from "./get-personalization";

export type Profile = { name: string; email: string; phone: string | null; isEmailVerified: boolean; loyaltyNumber: string | null; homeStore: { slug: string; name: string } | null; sharesBrowsing: boolean; wantsMarketing: boolean; isPersonalized: boolean; version: number; fileOpenings: { at: string; store: string | null }[] };

/** The caller's own profile, with when staff opened their file. */
export async function getProfile(by: Permit<"account.own">, from: Reader = db): Promise<Profile> {
  const { rows } = await from.execute<{ profile: Profile }>(sql`
    select jsonb_build_object('name', c.name, 'email', a.email, 'phone', c.phone, 'isEmailVerified', a.email_verified_at is not null, 'loyaltyNumber', c.loyalty_number, 'version', c.version,
      'homeStore', (select jsonb_build_object('slug', l.slug, 'name', l.name) from location l where l.id = c.preferred_location_id), 'sharesBrowsing', c.shares_browsing, 'wantsMarketing', c.wants_marketing, 'isPersonalized', ${personalizes(sql`c.id`)},
      'fileOpenings', (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'store', l.name) order by e.at desc), '[]') from (select * from event where kind = 'customer.file_opened' and customer_id = c.id order by at desc limit 10) e left join location l on l.id = e.location_id)) as profile
    from customer c join account a on a.id = c.account_id where c.id = ${by.actor.customerId}`);
  const profile = rows[0]?.profile;
  if (!profile) throw new Error("a signed-in customer without a profile");
  return profile;
}
