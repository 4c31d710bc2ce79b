export const roles = ["associate", "store_manager", "inventory_planner", "service_agent", "merchandiser", "admin"] as const;
export type Role = (typeof roles)[number];

export const roleLabel: Record<Role, string> = {
  associate: "Associate", store_manager: "Store manager", inventory_planner: "Inventory planner",
  service_agent: "Service agent", merchandiser: "Merchandiser", admin: "Administrator",
};

/** Roles that act in every store; the others only where a row of `staff_location` names them. */
export const isCompanyWide = (role: Role): boolean => role !== "associate" && role !== "store_manager";

const everyone: readonly Role[] = roles;

/** What staff may do, and who may do it. */
export const staffPermissions = {
  "fulfillment.view": everyone,
  "fulfillment.work": ["associate", "store_manager", "admin"],
  "fulfillment.manage": ["store_manager", "service_agent", "admin"],
  "exceptions.edit": ["admin"],
  "orders.view": everyone,
  "orders.service": ["associate", "store_manager", "service_agent", "admin"],
  "returns.view": everyone,
  "returns.work": ["associate", "store_manager", "admin"],
  "returns.refund": ["associate", "store_manager", "service_agent", "admin"],
  "returns.approve": ["store_manager", "service_agent", "admin"],
  "customers.view": ["associate", "store_manager", "service_agent", "admin"],
  "customers.edit": ["store_manager", "service_agent", "admin"],
  "carts.assist": ["associate", "store_manager", "service_agent", "admin"],
  "inventory.view": everyone,
  "inventory.adjust": ["store_manager", "inventory_planner", "admin"],
  "inventory.count": ["associate", "store_manager", "inventory_planner", "admin"],
  "inventory.approve": ["store_manager", "inventory_planner", "admin"],
  "transfers.view": everyone,
  "transfers.plan": ["store_manager", "inventory_planner", "admin"],
  "transfers.work": ["associate", "store_manager", "inventory_planner", "admin"],
  "purchasing.view": ["associate", "store_manager", "inventory_planner", "merchandiser", "admin"],
  "purchasing.plan": ["inventory_planner", "admin"],
  "purchasing.receive": ["associate", "store_manager", "inventory_planner", "admin"],
  "catalog.view": everyone,
  "catalog.edit": ["merchandiser", "admin"],
  "reviews.moderate": ["store_manager", "service_agent", "merchandiser", "admin"],
  "pricing.edit": ["merchandiser", "admin"],
  "routing.edit": ["inventory_planner", "admin"],
  "search.edit": ["merchandiser", "admin"],
  "locations.view": everyone,
  "locations.edit": ["admin"],
  "locations.close": ["store_manager", "admin"],
  "team.manage": ["admin"],
  "audit.view": ["store_manager", "admin"],
  "drift.view": ["inventory_planner", "service_agent", "admin"],
  "drift.repair": ["inventory_planner", "admin"],
  "gift_cards.view": ["associate", "store_manager", "service_agent", "admin"],
  "gift_cards.issue": ["store_manager", "service_agent", "admin"],
  "integrations.manage": ["admin"],
  "loyalty.view": ["associate", "store_manager", "service_agent", "merchandiser", "admin"],
  "loyalty.adjust": ["store_manager", "service_agent", "admin"],
  "loyalty.edit": ["merchandiser", "admin"],
  "messages.view": ["store_manager", "service_agent", "admin"],
  "till.unlock": everyone,
  "till.pin": ["associate", "store_manager", "admin"],
  "till.sell": ["associate", "store_manager", "admin"],
  "till.approve": ["store_manager", "admin"],
  "till.manage": ["store_manager", "admin"],
  "till.limits": ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export type StaffPermission = keyof typeof staffPermissions;
/** What is done at a register by whoever unlocked it with a PIN, whoever is signed in to its browser. */
export type TillPermission = "till.sell";

/** What any shopper may do, signed in or not. */
export type ShopperPermission = "cart.use" | "orders.place" | "orders.track" | "events.record" | "account.open";
/** What only a signed-in shopper may do, always with their own things. */
export type MemberPermission = "account.own" | "reviews.write";
/** What the machine does by itself: jobs, sweepers, imports, seeds. */
export type SystemPermission = "system.run";

export type Permission = StaffPermission | ShopperPermission | MemberPermission | SystemPermission;

/** What a member of staff at a register does for the shopper in front of it. */
export const tillShopperPermissions: readonly string[] = ["cart.use", "orders.place"] satisfies ShopperPermission[];
export const shopperPermissions: readonly string[] = ["cart.use", "orders.place", "orders.track", "events.record", "account.open"] satisfies ShopperPermission[];
export const memberPermissions: readonly string[] = ["account.own", "reviews.write"] satisfies MemberPermission[];

export const isTillPermission = (can: string): can is TillPermission => can === "till.sell";

export const staffPermissionNames = Object.keys(staffPermissions) as StaffPermission[]; // the keys of the literal above

export const isStaffPermission = (can: string): can is StaffPermission => Object.hasOwn(staffPermissions, can);

/** What the house gives a role until an administrator says otherwise. */
export const isHouseRule = (role: Role, can: StaffPermission): boolean => (staffPermissions[can] as readonly Role[]).includes(role);

/** What an administrator gave to a role, or took from it, beside the rules of the house. */
export type RoleChanges = { readonly given: readonly StaffPermission[]; readonly taken: readonly StaffPermission[] };

/** A role as it acts; without changes the house's rules hold. */
export type ActingRole = { role: Role; changes?: RoleChanges | null; /** Of what the role may do, all that this way in does: a program's key. */ scopes?: readonly StaffPermission[] };

/** Whoever may change roles could give themselves everything; without the queue the console has no frame. */
const unchangeable: readonly StaffPermission[] = ["team.manage", "fulfillment.view"];

/** Administrators keep all they have, so that nobody can lock the last of them out. */
export const isChangeable = (role: Role, can: StaffPermission): boolean => role !== "admin" && !unchangeable.includes(can);

export function mayStaff({ role, changes, scopes }: ActingRole, can: StaffPermission): boolean {
  if (scopes && !scopes.includes(can)) return false;
  if (!changes || !isChangeable(role, can)) return isHouseRule(role, can);
  return changes.given.includes(can) || (isHouseRule(role, can) && !changes.taken.includes(can));
}

/** Working on something needs to see it: the permission that another one builds on. */
export function neededFor(can: StaffPermission): StaffPermission | null {
  const view = `${can.split(".")[0]}.view`;
  return can !== view && isStaffPermission(view) ? view : null;
}
