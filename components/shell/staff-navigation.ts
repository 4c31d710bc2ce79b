import type { StaffPermission } from "@/lib/domain/identity/permission";

export type StaffNavItem = { label: string; href: string; icon: StaffIcon; permission: StaffPermission; keys: string };
export type StaffIcon =
  | "today" | "exceptions" | "promises" | "pickups" | "till" | "drawers" | "customers" | "inbox" | "orders" | "returns" | "tasks"
  | "inventory" | "boxes" | "waves" | "transfers" | "purchasing" | "routing" | "counts" | "catalog" | "pricing" | "giftCards" | "team" | "audit" | "drift" | "settings";

/** Where the console can go, in the order of a working day. The first four are the phone's bottom bar. */
export const staffNavigation: StaffNavItem[] = [
  { label: "Today", href: "/staff/today", icon: "today", permission: "fulfillment.view", keys: "g t" },
  { label: "Orders", href: "/staff/orders", icon: "orders", permission: "orders.view", keys: "g o" },
  { label: "Inventory", href: "/staff/inventory", icon: "inventory", permission: "inventory.view", keys: "g i" },
  { label: "Customers", href: "/staff/customers", icon: "customers", permission: "customers.view", keys: "g c" },
  { label: "Waves", href: "/staff/waves", icon: "waves", permission: "fulfillment.view", keys: "g w" },
  { label: "Till", href: "/staff/till", icon: "till", permission: "till.sell", keys: "g l" },
  { label: "Returns", href: "/staff/returns", icon: "returns", permission: "returns.view", keys: "g b" },
  { label: "Transfers", href: "/staff/transfers", icon: "transfers", permission: "transfers.view", keys: "g f" },
  { label: "Purchasing", href: "/staff/purchasing", icon: "purchasing", permission: "purchasing.view", keys: "g q" },
  { label: "Counts", href: "/staff/counts", icon: "counts", permission: "inventory.count", keys: "g n" },
  { label: "Tasks", href: "/staff/tasks", icon: "tasks", permission: "fulfillment.view", keys: "g k" },
  { label: "Exceptions", href: "/staff/exceptions", icon: "exceptions", permission: "fulfillment.view", keys: "g x" },
  { label: "Catalog", href: "/staff/catalog", icon: "catalog", permission: "catalog.view", keys: "g p" },
  { label: "Pricing", href: "/staff/pricing", icon: "pricing", permission: "catalog.view", keys: "g u" },
  { label: "Gift cards", href: "/staff/gift-cards", icon: "giftCards", permission: "gift_cards.view", keys: "g y" },
  { label: "Drawers", href: "/staff/drawers", icon: "drawers", permission: "till.manage", keys: "g d" },
  { label: "Promises", href: "/staff/promises", icon: "promises", permission: "fulfillment.view", keys: "g r" },
  { label: "Routing", href: "/staff/routing", icon: "routing", permission: "routing.edit", keys: "g h" },
  { label: "Stores", href: "/staff/stores", icon: "pickups", permission: "locations.view", keys: "g s" },
  { label: "Boxes", href: "/staff/settings/boxes", icon: "boxes", permission: "locations.edit", keys: "g x" },
  { label: "Messages", href: "/staff/messages", icon: "inbox", permission: "messages.view", keys: "g m" },
  { label: "Team", href: "/staff/team", icon: "team", permission: "team.manage", keys: "g e" },
  { label: "Drift", href: "/staff/drift", icon: "drift", permission: "drift.view", keys: "g x" },
  { label: "Audit", href: "/staff/audit", icon: "audit", permission: "audit.view", keys: "g a" },
  { label: "Design", href: "/staff/settings/design", icon: "settings", permission: "orders.view", keys: "g y" },
];
