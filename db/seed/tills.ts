import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { register, staffPin } from "@/db/schema/identity";
import { cashMovement, cashSession } from "@/db/schema/till";
import { hashPassword } from "@/lib/domain/identity/password";
import { staffPermissions } from "@/lib/domain/identity/permission";
import type { CashMovementId, CashSessionId, RegisterId } from "@/lib/kernel/ids";
import { demoPin } from "./demo-password.mjs";
import { itemAt } from "./random";
import type { Colleague } from "./staff";
import { busiestStoreCode } from "./store-plans";
import type { Store } from "./stores";
import { dayMs, hourMs, later, type World } from "./world";
import { writeRows } from "./write-rows";

type Sellers = { stores: readonly Store[]; staff: readonly Colleague[] };
type Drawer = typeof cashSession.$inferInsert & { id: CashSessionId; openedAt: Date; closedAt: Date };

const floatMinor = 15_000;
const days = 14;
/** Which of the days before today ended with another sum than it should, and why. */
const differences = new Map([[3, { minor: -100, reason: "A dollar too much in change" }], [6, { minor: -1_000, reason: "A ten is missing; the tape shows no reason" }], [9, { minor: 25, reason: "A quarter found under the tray" }]]);

/** Two registers in every store, everybody's PIN, and two weeks of drawers at the busiest store with the sales paid there by card. */
export async function writeTills(tx: Tx, world: World, { stores, staff }: Sellers): Promise<string> {
  const random = world.random("tills");
  const pinHash = await hashPassword(demoPin);
  const sellers = staff.filter(({ role }) => (staffPermissions["till.sell"] as readonly string[]).includes(role));
  await writeRows(tx, staffPin, sellers.map(({ id }) => ({ staffId: id, pinHash, setAt: world.start })));
  const registers = stores.flatMap((store) => ["Till 1", "Till 2"].map((name) => ({ id: random.id<RegisterId>(world.start), locationId: store.id, name, isActive: true, createdAt: world.start })));
  await writeRows(tx, register, registers);
  const busiest = itemAt(stores.filter((store) => store.code === busiestStoreCode), 0);
  const own = itemAt(registers.filter((one) => one.locationId === busiest.id), 0);
  const [seller, manager] = (["associate", "store_manager"] as const).map((role) => itemAt(sellers.filter((one) => one.role === role && one.storeIds.includes(busiest.id)), 0));
  if (!seller || !manager) return "no tills";
  const drawers = Array.from({ length: days }, (_, i): Drawer => {
    const closedAt = later(world.now, -(i + 1) * dayMs + 2 * hourMs);
    const difference = differences.get(i + 1) ?? { minor: 0, reason: "" };
    const pieces = { "2000": 6, "1000": 1 + (difference.minor <= -1_000 ? -1 : 0), "500": 2, "100": difference.minor === -100 ? 9 : 10, "25": difference.minor === 25 ? 1 : 0 };
    return {
      id: random.id<CashSessionId>(closedAt), registerId: own.id, status: "closed", currency: "USD", floatMinor, openedByStaffId: seller.id, openedAt: later(closedAt, -22 * hourMs), pieces,
      countedMinor: floatMinor + difference.minor, expectedMinor: floatMinor, countedByStaffId: seller.id, countedAt: closedAt, reason: difference.reason,
      approvedByStaffId: Math.abs(difference.minor) > 500 ? manager.id : null, closedByStaffId: seller.id, closedAt,
    };
  });
  await writeRows(tx, cashSession, drawers);
  await writeRows(tx, cashMovement, drawers.flatMap((drawer) => ([["pay_in", 2_000, "Change from the bank"], ["pay_out", -2_000, "Change back to the safe"]] as const).map(([kind, amountMinor, reason], i) => (
    { id: random.id<CashMovementId>(drawer.openedAt), sessionId: drawer.id, kind, amountMinor, reason, staffId: seller.id, at: later(drawer.openedAt, (i + 1) * hourMs) }))));
  const { rowCount } = await tx.execute(sql`
    insert into till_sale (id, register_id, session_id, staff_id, customer_id, attempts, created_at)
    select c.cart_id, d.register_id, d.id, o.staff_id, o.customer_id, 1, o.placed_at from "order" o join checkout c on c.id = o.checkout_id
    join cash_session d on o.placed_at >= d.opened_at and o.placed_at < d.counted_at where o.location_id = ${busiest.id} and o.channel = 'store' and o.staff_id is not null`);
  return `${registers.length} tills, ${drawers.length} drawers with ${rowCount} sales, ${sellers.length} PINs`;
}
