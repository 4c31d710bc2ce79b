import type { Tx } from "@/db/client";
import { account, staff, staffLocation } from "@/db/schema/identity";
import { hashPassword } from "@/lib/domain/identity/password";
import type { Role } from "@/lib/domain/identity/permission";
import type { AccountId, LocationId, StaffId } from "@/lib/kernel/ids";
import { demoPassword } from "./demo-password.mjs";
import { busiestStoreCode } from "./store-plans";
import type { Store } from "./stores";
import type { World } from "./world";
import { writeRows } from "./write-rows";

export type Colleague = { id: StaffId; accountId: AccountId; name: string; email: string; role: Role; storeIds: LocationId[] };

const firstNames = ["Amara", "Ben", "Carla", "Dmitri", "Elena", "Farid", "Grace", "Hugo", "Imani", "Jonas", "Keiko", "Liam", "Marisol", "Noor", "Oscar", "Priya", "Quentin", "Rosa", "Samir", "Tess", "Umar", "Vera", "Wes", "Ximena", "Yusuf", "Zoe", "Aiko", "Bram", "Celia", "Dara", "Ewan", "Fleur", "Gabe", "Hana", "Ivo", "June", "Kofi", "Lena", "Mateo", "Nia"];
const lastNames = ["Abbott", "Barros", "Chen", "Dubois", "Engel", "Fischer", "Garcia", "Haddad", "Ito", "Jensen", "Kowalski", "Lopez", "Mbeki", "Novak", "Okafor", "Petrov", "Quinn", "Reyes", "Singh", "Tanaka", "Underwood", "Vargas", "Walsh", "Xu", "Young", "Zimmer", "Alder", "Brandt", "Castillo", "Dorsey"];

/** The five known sign-ins, two or three associates and a manager for each store, and the people of the head office. */
export function planStaff(world: World, stores: readonly Store[]): Colleague[] {
  const random = world.random("staff");
  const taken = new Set<string>();
  const colleague = (name: string, email: string, role: Role, storeIds: LocationId[]): Colleague => ({ id: random.id(world.start), accountId: random.id(world.start), name, email, role, storeIds });
  const someone = (role: Role, storeIds: LocationId[]): Colleague => {
    const name = `${random.pick(firstNames)} ${random.pick(lastNames)}`;
    if (taken.has(name)) return someone(role, storeIds);
    taken.add(name);
    return colleague(name, `${name.toLowerCase().replace(" ", ".")}@alderway.example`, role, storeIds);
  };
  const busiest = stores.filter((store) => store.code === busiestStoreCode).map((store) => store.id);
  const known = [
    colleague("Ada Lindqvist", "admin@alderway.example", "admin", []),
    colleague("Marcus Bell", "manager@alderway.example", "store_manager", busiest),
    colleague("Rosalind Vega", "associate@alderway.example", "associate", busiest),
    colleague("Owen Prior", "agent@alderway.example", "service_agent", []),
  ];
  const office = [someone("merchandiser", []), someone("inventory_planner", []), someone("service_agent", []), someone("service_agent", [])];
  const inStores = stores.flatMap((store) => [
    ...(store.code === busiestStoreCode ? [] : [someone("store_manager", [store.id])]),
    ...Array.from({ length: store.code === busiestStoreCode || (store.plan?.range ?? 0) < 0.8 ? 2 : 3 }, () => someone("associate", [store.id])),
  ]);
  return [...known, ...office, ...inStores];
}

/** Who packs deliveries at the warehouse; they are associates there and nowhere else. */
export function planPackers(world: World, warehouse: Store): Colleague[] {
  const random = world.random("packers");
  return ["Ruth Olsen", "Caleb Nwosu"].map((name) => ({ id: random.id(world.start), accountId: random.id(world.start), name, email: `${name.toLowerCase().replace(" ", ".")}@alderway.example`, role: "associate", storeIds: [warehouse.id] }));
}

export const demoPasswordHash = (): Promise<string> => hashPassword(demoPassword);

export async function writeStaff(tx: Tx, world: World, colleagues: readonly Colleague[], passwordHash: string): Promise<string> {
  await writeRows(tx, account, colleagues.map(({ accountId, email }) => ({ id: accountId, email, passwordHash, emailVerifiedAt: world.start, createdAt: world.start })));
  const count = await writeRows(tx, staff, colleagues.map(({ id, accountId, name, role }) => ({ id, accountId, name, role, isActive: true, version: 1, createdAt: world.start })));
  await writeRows(tx, staffLocation, colleagues.flatMap(({ id, storeIds }) => storeIds.map((locationId) => ({ staffId: id, locationId }))));
  return `${count} members of staff`;
}
