import { sql } from "drizzle-orm";
import { connectTo, db, pool, transaction, type Tx } from "@/db/client";
import { also, hire } from "@/lib/domain/fulfillment/counter.testing";
import { permit, type Permit } from "@/lib/domain/identity/permit";
import { createRegister } from "@/lib/domain/identity/set-up-register";
import { listPickupSlots, type PickupSlot } from "@/lib/domain/locations/list-pickup-slots";
import { TestGateway } from "@/lib/domain/payments/gateway-test";
import { openCashSession } from "@/lib/domain/till/open-cash-session";
import type { TransferStatus } from "@/lib/domain/transfers/transfer-state";
import { newId, type CashSessionId, type CategoryId, type LocationId, type PriceListId, type ProductId, type PurchaseLineId, type PurchaseOrderId, type SupplierId, type TransferId, type TransferLineId, type VariantId } from "@/lib/kernel/ids";
import type { OrderState } from "./order-state";
import { keyOf, type Cell } from "./stock";

export type Goods = { id: VariantId; sku: string; priceMinor: number };
/** An order and the last things that were tried with it. */
export type OrderEntry = { state: OrderState; isBusy: boolean; history: string[] };

/** Goods of one kind on their way between two locations; `lost` counts those put back as well. */
export type TransferState = { id: TransferId; lineId: TransferLineId; variantId: VariantId; from: LocationId; to: LocationId; wanted: number; status: TransferStatus; sent: number; received: number; lost: number; isBusy: boolean };

/** The model's world, and the way to the database's. */
export type World = {
  url: string; gateway: TestGateway; stores: LocationId[]; warehouse: LocationId; goods: Goods[]; cells: Map<string, Cell>; rows: Cell[]; staff: Permit<"fulfillment.work">[];
  orders: OrderEntry[]; slots: Map<LocationId, PickupSlot[]>; shiftMinutes: number;
  /** Where counts are decided nobody may work on orders: how many work at a location, and whether it is closed to them. */
  working: Map<LocationId, number>; closed: Set<LocationId>;
  transfers: TransferState[]; supplierId: SupplierId; purchases: PurchaseState[]; tills: Map<LocationId, TillState>; neverLeft: { variantId: VariantId; locationId: LocationId; quantity: number }[];
  /** Money of orders that are over and forgotten. */
  past: { orders: number; capturedMinor: number; refundedMinor: number };
};

/** Goods of one kind bought from a supplier; `isOpen`: a delivery is being scanned, with so many units taken in. What was closed short counts as rejected. */
export type PurchaseState = { id: PurchaseOrderId; lineId: PurchaseLineId; variantId: VariantId; locationId: LocationId; ordered: number; over: number; received: number; rejected: number; isOpen: boolean; inDelivery: number; isBusy: boolean };

/** A register with an open drawer, and what must lie in it. */
export type TillState = { by: Permit<"till.sell">; sessionId: CashSessionId; expectedMinor: number };

export const washingtonPpm = 101_000;

export type Size = { stores: number; goods: number; units: number };

const floatMinor = 10_000;

/** Four stores and a warehouse that nobody but the model touches. */
export async function openWorld(url: string, size: Size): Promise<World> {
  await connectTo(url);
  const stores = Array.from({ length: size.stores }, () => newId<LocationId>());
  const world: World = {
    url, gateway: new TestGateway(url, 1), stores, warehouse: newId(), cells: new Map(), rows: [], staff: [], orders: [], transfers: [], supplierId: newId(), purchases: [], tills: new Map(), neverLeft: [], slots: new Map(), shiftMinutes: 0,
    goods: Array.from({ length: size.goods }, (_, i) => ({ id: newId<VariantId>(), sku: `M-${i}X`, priceMinor: 499 + i * 137 })),
    working: new Map(), closed: new Set(), past: { orders: 0, capturedMinor: 0, refundedMinor: 0 },
  };
  await transaction(async (tx) => {
    await fill(tx, world, size.units);
    for (const name of ["Ana", "Ben", "Cleo"]) world.staff.push(await hire(tx, name, "fulfillment.work", "all", "admin"));
    for (const locationId of world.stores) world.tills.set(locationId, await openTill(tx, world, locationId));
  });
  world.rows.push(...world.cells.values());
  await readSlots(world);
  return world;
}

/** The shop's clock jumps ahead for every connection: holds run out, hours pass. */
export async function jump(world: World, minutes: number): Promise<void> {
  world.shiftMinutes += minutes;
  const shift = `${world.shiftMinutes}min`;
  await db.execute(sql`alter database ${sql.identifier(new URL(world.url).pathname.slice(1))} set throughline.clock_shift = ${sql.raw(`'${shift}'`)}`);
  // Those that are open stay open, and keep the plans of their statements.
  const open = await Promise.all(Array.from({ length: pool().totalCount }, () => pool().connect()));
  for (const client of open) {
    await client.query("select set_config('throughline.clock_shift', $1, false)", [shift]);
    client.release();
  }
  for (const cell of world.rows) cell.held.clear();
  await readSlots(world);
}

/** Inside one transaction the clock is further ahead still. */
export async function later(tx: Tx, world: World, minutes: number): Promise<void> {
  await tx.execute(sql`select set_config('throughline.clock_shift', ${`${world.shiftMinutes + minutes} minutes`}, true)`);
}

export function cellOf(world: World, variantId: VariantId, locationId: LocationId): Cell {
  const cell = world.cells.get(keyOf(variantId, locationId));
  if (!cell) throw new Error(`the model knows no stock of ${variantId} at ${locationId}`);
  return cell;
}

async function openTill(tx: Tx, { staff: [clerk] }: World, locationId: LocationId): Promise<TillState> {
  if (!clerk) throw new Error("nobody is there to open a till");
  const registerId = await createRegister(tx, also(clerk, "till.manage"), { locationId, name: "Till 1" });
  const by = permit({ ...clerk.actor, till: { registerId, locationId }, deviceId: null, cartId: null }, "till.sell", { channel: "store" });
  return { by, ...(await openCashSession(tx, by, { floatMinor })), expectedMinor: floatMinor };
}

async function readSlots(world: World): Promise<void> {
  for (const locationId of world.stores) world.slots.set(locationId, (await listPickupSlots({ locationId, days: 3 }, db)).slice(1));
}

async function fill(tx: Tx, world: World, units: number): Promise<void> {
  const [category, product, prices] = [newId<CategoryId>(), newId<ProductId>(), newId<PriceListId>()];
  await tx.execute(sql`insert into category (id, slug, name) values (${category}, 'model', 'Home')`);
  await tx.execute(sql`insert into product (id, external_id, slug, title, category_id) values (${product}, 'model', 'model', 'Alder lamp', ${category})`);
  await tx.execute(sql`insert into price_list (id, code, name, currency) values (${prices}, 'model', 'Retail', 'USD')`);
  await tx.execute(sql`insert into supplier (id, name, email, currency, lead_time_days) values (${world.supplierId}, 'Northlight', 'sales@northlight.example', 'USD', 21)`);
  await tx.execute(sql`insert into tax_rate (country, state, tax_class, rate_ppm, name) values ('US', 'WA', 'standard', ${washingtonPpm}, 'Washington')`);
  await tx.execute(sql`insert into postcode (code, city, state, latitude, longitude) values ('98101', 'Seattle', 'WA', 47.61, -122.33) on conflict do nothing`);
  for (const [i, { id, sku, priceMinor }] of world.goods.entries()) {
    await tx.execute(sql`insert into variant (id, product_id, sku, position) values (${id}, ${product}, ${sku}, ${i})`);
    await tx.execute(sql`insert into parcel (variant_id, sequence, weight_grams, length_mm, width_mm, height_mm) values (${id}, 1, 2000, 300, 300, 300)`);
    await tx.execute(sql`insert into supplier_item (variant_id, supplier_id, unit_cost_minor, pack_size) values (${id}, ${world.supplierId}, ${Math.round(priceMinor / 3)}, 6)`);
    await tx.execute(sql`insert into price (price_list_id, variant_id, amount_minor) values (${prices}, ${id}, ${priceMinor})`);
  }
  for (const [i, id] of [...world.stores, world.warehouse].entries()) {
    const isStore = id !== world.warehouse;
    await tx.execute(sql`
      insert into location (id, slug, code, kind, name, address_line1, city, state, postcode, latitude, longitude, time_zone, can_pickup, can_curbside, can_ship, pickups_per_hour)
      values (${id}, ${`model-${i}`}, ${`M${i}`}, ${isStore ? "store" : "warehouse"}, ${`Model ${i}`}, '1 Main St', 'Seattle', 'WA', '98101', ${47.6 + i / 100}, -122.33, 'America/Los_Angeles', ${isStore}, ${isStore && i % 2 === 0}, ${!isStore}, 60)`);
    await tx.execute(sql`insert into location_hours (location_id, weekday, opens_minute, closes_minute) select ${id}, day, 0, 1440 from generate_series(1, 7) day`);
    await tx.execute(sql`insert into stock_level (variant_id, location_id, on_hand) select id, ${id}, ${units} from variant where product_id = ${product}`);
    await tx.execute(sql`insert into stock_movement (variant_id, location_id, kind, quantity, on_hand_delta, allocated_delta, reason, actor_kind, cause_kind, cause_id)
      select id, ${id}, 'received', ${units}, ${units}, 0, 'opening', 'system', ${id}::text, id::text from variant where product_id = ${product}`);
    for (const { id: variantId } of world.goods) {
      world.cells.set(keyOf(variantId, id), { variantId, locationId: id, onHand: units, allocated: 0, qualityCheck: 0, damaged: 0, putBack: 0, incoming: 0, setAside: 0, held: new Map(), count: null, busy: 0, turns: 0 });
    }
  }
}
