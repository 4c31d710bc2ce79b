import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { isRemote, type Channel } from "@/lib/domain/channel";
import { getKnownStores } from "@/lib/domain/locations/get-known-stores";
import { pickupPromise, promiseProfile, whyNoPromise, type PickupPromise } from "@/lib/domain/locations/promise";
import { noBookings, type Bookings } from "@/lib/domain/locations/slots";
import { isPaused, type StoreSummary } from "@/lib/domain/locations/store-summary";
import { asId, type CheckoutId, type LocationId, type VariantId } from "@/lib/kernel/ids";
import { bandOf, shortfallOf, type Availability, type DeliveryPromise, type ShipAvailability, type StoreSupply, type UnavailableReason } from "./availability";
import { suppliedAt } from "./delivery-promise";

export type AvailabilityQuestion = {
  variantIds: readonly VariantId[];
  /** "all": every active store and pickup point. */
  locationIds: readonly LocationId[] | "all";
  channel: Channel;
  /** Holds of this checkout do not stand in its way. */
  ownCheckoutId?: CheckoutId | null;
  /** Wanted units of each variant; 1 unless given. */
  quantity?: number;
  /** What can be sent, if somebody wants to know from when it could be collected where it has to be sent first. */
  shipped?: readonly ShipAvailability[];
};

/** Country-wide answers look at the bookings of fewer days: their promises are an overview. */
const calendarDays = { few: 8, many: 1, manyLocations: 100 };

/**
 * What each location can promise of each variant, when, or why not: the one function behind lists, pages, carts, staff
 * and feeds. One answer for each variant at each location, in the order asked; one round trip (the stores themselves
 * are known to the process by version).
 */
export async function getAvailability(question: AvailabilityQuestion, from: Reader = db): Promise<Availability[]> {
  const { variantIds, locationIds, quantity = 1, shipped = [] } = question;
  if (variantIds.length === 0 || locationIds.length === 0) return [];
  const facts = await readFacts(question, from);
  const stores = await getKnownStores(new Map(facts.places.map(([id, version]) => [asId<LocationId>(id), version])), from);
  const now = new Date(facts.now_ms);
  const parcels = new Map(facts.parcels.map((parcel) => [parcel[0], parcel]));
  const levels = new Map(facts.levels.map((level) => [`${level[0]} ${level[1]}`, level]));
  const promiseOf = promises(now, bookingsByStore(facts.bookings));
  const places = (locationIds === "all" ? facts.places.map(([id]) => asId<LocationId>(id)) : locationIds).map((id) => {
    const store = stores.get(id);
    return { id, store, promise: () => (store ? promiseOf(store) : null), suppliedAt: suppliedOnce(store) };
  });
  return variantIds.flatMap((variantId) => places.map(({ id, store, promise, suppliedAt }): Availability => {
    const level = levels.get(`${variantId} ${id}`);
    const units = level && store?.canSell ? level[2] : 0;
    const reason = reasonOf({ store, level, parcel: parcels.get(variantId), units, quantity, promise, now });
    const made = reason === null ? promise() : null;
    return {
      variantId, locationId: id, quantity: units, band: bandOf(units), reason,
      promise: made && { readyAt: made.readyAt.toISOString(), asOf: now.toISOString(), isTodayFull: made.isTodayFull },
      supply: store && mayBeSent(reason) && takesSupply({ store, level, parcel: parcels.get(variantId), now }) ? supplyFrom(shipped.find((one) => one.variantId === variantId), { here: id, own: store.canShip ? units : 0, suppliedAt, now }) : null,
      aisle: level?.[4] ?? "", bay: level?.[5] ?? "",
    };
  }));
}

type Level = [variantId: string, locationId: string, available: number, canPickup: boolean, aisle: string, bay: string];
type Parcel = [variantId: string, grams: number, mm: number];
type Facts = { now_ms: number; places: [id: string, version: number][]; levels: Level[]; parcels: Parcel[]; bookings: [locationId: string, startMs: number, count: number][] };

async function readFacts({ variantIds, locationIds, channel, ownCheckoutId }: AvailabilityQuestion, from: Reader): Promise<Facts> {
  const variants = sql`${sql.param(variantIds)}::uuid[]`;
  const locations = locationIds === "all" ? sql`null::uuid[]` : sql`${sql.param(locationIds)}::uuid[]`;
  const isWanted = locationIds === "all" ? sql`l.is_active and l.kind <> 'warehouse'` : sql`l.id = any(${locations})`;
  const days = locationIds === "all" || locationIds.length > calendarDays.manyLocations ? calendarDays.many : calendarDays.few;
  const { rows } = await from.execute<Facts>(sql`
    select round(extract(epoch from c.now) * 1000)::float8 as now_ms,
      (select coalesce(json_agg(json_build_array(l.id, l.version)), '[]') from location l where ${isWanted}) as places,
      (select coalesce(json_agg(json_build_array(a.variant_id, a.location_id, a.available, a.can_pickup, a.aisle, a.bay)), '[]')
        from stock_available(${variants}, ${locations}, ${isRemote(channel)}, ${ownCheckoutId ?? null}::uuid) a) as levels,
      (select coalesce(json_agg(json_build_array(p.variant_id, p.grams, p.mm)), '[]') from (
        select variant_id, max(weight_grams) as grams, max(greatest(length_mm, width_mm, height_mm)) as mm from sold_parcel where variant_id = any(${variants}) group by variant_id) p) as parcels,
      (select coalesce(json_agg(json_build_array(b.location_id, round(extract(epoch from b.starts_at) * 1000), b.count)), '[]') from (
        select b.location_id, b.starts_at, sum(b.room)::int as count from capacity_work b join location l on l.id = b.location_id
        where ${isWanted} and b.starts_at > c.now - interval '2 hours' and b.starts_at < c.now + make_interval(days => ${days})
          and (b.expires_at is null or b.expires_at > c.now and b.checkout_id is distinct from ${ownCheckoutId ?? null}::uuid)
        group by b.location_id, b.starts_at) b) as bookings
    from (select shop_clock() as now offset 0) c`);
  return rows[0] ?? { now_ms: Date.now(), places: [], levels: [], parcels: [], bookings: [] };
}

type Case = { store: StoreSummary | undefined; level: Level | undefined; parcel: Parcel | undefined; units: number; quantity: number; promise: () => PickupPromise | null; now: Date };

/** What cannot change soon is said before what can. */
function reasonOf({ store, level, parcel, units, quantity, promise, now }: Case): UnavailableReason | null {
  if (!store || !level || !store.canSell) return "not_sold_here";
  if (!store.isActive) return "closed";
  if (parcel && isTooLarge(store, parcel)) return "parcel_too_large";
  const shortfall = shortfallOf(units, quantity);
  if (shortfall === "sold_out") return shortfall;
  if (isPaused(store, now)) return "no_capacity";
  if (!level[3] || (!store.canPickup && !store.canCurbside)) return "pickup_off";
  if (shortfall) return shortfall;
  return promise() ? null : whyNoPromise(now, store);
}

const mayBeSent = (reason: UnavailableReason | null): boolean => reason === null || reason === "sold_out" || reason === "one_short" || reason === "short" || reason === "not_sold_here";

/** What a store would hand over if it had it. */
const takesSupply = ({ store, level, parcel, now }: Pick<Case, "level" | "parcel" | "now"> & { store: StoreSummary }): boolean =>
  store.isActive && store.canSell && store.kind === "store" && (store.canPickup || store.canCurbside) && level?.[3] !== false && !isPaused(store, now) && !(parcel && isTooLarge(store, parcel));

/** What the store could itself send is not sent to it. */
function supplyFrom(ship: ShipAvailability | undefined, { here, own, suppliedAt, now }: { here: LocationId; own: number; suppliedAt: (promise: DeliveryPromise) => Date | null; now: Date }): StoreSupply | null {
  const left = ship && ship.locationId !== here ? ship.ready - own : 0;
  const readyAt = ship?.sendsBy && left > 0 ? suppliedAt(ship.sendsBy) : null;
  return readyAt && { units: left, readyAt: readyAt.toISOString(), asOf: now.toISOString() };
}

/** Lists ask for the same day many times. */
function suppliedOnce(store: StoreSummary | undefined): (promise: DeliveryPromise) => Date | null {
  const known = new Map<string, Date | null>();
  return (promise) => {
    if (!store) return null;
    const at = known.get(promise.arrivesBy) ?? suppliedAt(promise, store);
    known.set(promise.arrivesBy, at);
    return at;
  };
}

const isTooLarge = (store: StoreSummary, [, grams, mm]: Parcel) =>
  grams > (store.pickupMaxParcelGrams ?? Infinity) || mm > (store.pickupMaxParcelMm ?? Infinity);

function bookingsByStore(rows: Facts["bookings"]): Map<string, Bookings> {
  const byStore = new Map<string, Map<number, number>>();
  for (const [locationId, startMs, count] of rows) {
    const bookings = byStore.get(locationId) ?? new Map<number, number>();
    byStore.set(locationId, bookings.set(startMs, count));
  }
  return byStore;
}

/** Promises are made when asked for, and once for all stores that must promise the same. */
function promises(now: Date, bookings: ReadonlyMap<string, Bookings>): (store: StoreSummary) => PickupPromise | null {
  const made = new Map<string, PickupPromise | null>();
  return (store) => {
    const booked = bookings.get(store.id);
    const key = booked ? store.id : promiseProfile(store);
    const known = made.get(key);
    if (known !== undefined) return known;
    const promise = pickupPromise(now, store, booked ?? noBookings);
    made.set(key, promise);
    return promise;
  };
}
