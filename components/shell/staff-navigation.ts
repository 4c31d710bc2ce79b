import type { StaffPermission } from "@/lib/domain/identity/permission";

/** `work` is the day at the counter and stands in the open; the others are opened when wanted. */
export type StaffNavGroup = "work" | "stock" | "offer" | "company";
export const staffNavGroups = { stock: "Stock", offer: "Assortment", company: "Company" } as const satisfies Partial<Record<StaffNavGroup, string>>;

export type StaffNavItem = { label: string; href: string; group: StaffNavGroup; icon: StaffIcon; permission: StaffPermission; keys: string };
export type StaffIcon =
  | "today" | "exceptions" | "promises" | "pickups" | "till" | "drawers" | "customers" | "inbox" | "orders" | "returns" | "tasks"
  | "inventory" | "appointments" | "deliveries" | "boxes" | "waves" | "transfers" | "purchasing" | "routing" | "counts" | "catalog" | "pricing" | "giftCards" | "points" | "reviews" | "team" | "audit" | "drift" | "settings" | "offlineSales" | "search" | "keys" | "webhooks";

/** Where the console can go. The first four are the phone's bottom bar. */
export const staffNavigation: StaffNavItem[] = [
  { label: "Today", href: "/staff/today", group: "work", icon: "today", permission: "fulfillment.view", keys: "g t" },
  { label: "Orders", href: "/staff/orders", group: "work", icon: "orders", permission: "orders.view", keys: "g o" },
  { label: "Inventory", href: "/staff/inventory", group: "work", icon: "inventory", permission: "inventory.view", keys: "g i" },
  { label: "Customers", href: "/staff/customers", group: "work", icon: "customers", permission: "customers.view", keys: "g c" },
  { label: "Till", href: "/staff/till", group: "work", icon: "till", permission: "till.sell", keys: "g l" },
  { label: "Returns", href: "/staff/returns", group: "work", icon: "returns", permission: "returns.view", keys: "g b" },
  { label: "Deliveries", href: "/staff/deliveries", group: "work", icon: "deliveries", permission: "fulfillment.view", keys: "g g" },
  { label: "Appointments", href: "/staff/appointments", group: "work", icon: "appointments", permission: "orders.service", keys: "g 0" },
  { label: "Waves", href: "/staff/waves", group: "work", icon: "waves", permission: "fulfillment.view", keys: "g w" },
  { label: "Tasks", href: "/staff/tasks", group: "work", icon: "tasks", permission: "fulfillment.view", keys: "g k" },
  { label: "Exceptions", href: "/staff/exceptions", group: "work", icon: "exceptions", permission: "fulfillment.view", keys: "g x" },
  { label: "Messages", href: "/staff/messages", group: "work", icon: "inbox", permission: "messages.view", keys: "g m" },
  { label: "Counts", href: "/staff/counts", group: "stock", icon: "counts", permission: "inventory.count", keys: "g n" },
  { label: "Transfers", href: "/staff/transfers", group: "stock", icon: "transfers", permission: "transfers.view", keys: "g f" },
  { label: "Purchasing", href: "/staff/purchasing", group: "stock", icon: "purchasing", permission: "purchasing.view", keys: "g q" },
  { label: "Drift", href: "/staff/drift", group: "stock", icon: "drift", permission: "drift.view", keys: "g v" },
  { label: "Catalog", href: "/staff/catalog", group: "offer", icon: "catalog", permission: "catalog.view", keys: "g p" },
  { label: "Pricing", href: "/staff/pricing", group: "offer", icon: "pricing", permission: "catalog.view", keys: "g u" },
  { label: "Search", href: "/staff/search", group: "offer", icon: "search", permission: "search.edit", keys: "g 3" },
  { label: "Reviews", href: "/staff/reviews", group: "offer", icon: "reviews", permission: "reviews.moderate", keys: "g 6" },
  { label: "Gift cards", href: "/staff/gift-cards", group: "offer", icon: "giftCards", permission: "gift_cards.view", keys: "g y" },
  { label: "Points", href: "/staff/settings/points", group: "offer", icon: "points", permission: "loyalty.view", keys: "g 5" },
  { label: "Stores", href: "/staff/stores", group: "company", icon: "pickups", permission: "locations.view", keys: "g s" },
  { label: "Promises", href: "/staff/promises", group: "company", icon: "promises", permission: "fulfillment.view", keys: "g r" },
  { label: "Routing", href: "/staff/routing", group: "company", icon: "routing", permission: "routing.edit", keys: "g h" },
  { label: "Drawers", href: "/staff/drawers", group: "company", icon: "drawers", permission: "till.manage", keys: "g d" },
  { label: "Offline sales", href: "/staff/offline-sales", group: "company", icon: "offlineSales", permission: "till.manage", keys: "g ." },
  { label: "Boxes", href: "/staff/settings/boxes", group: "company", icon: "boxes", permission: "locations.edit", keys: "g z" },
  { label: "Team", href: "/staff/team", group: "company", icon: "team", permission: "team.manage", keys: "g e" },
  { label: "Audit", href: "/staff/audit", group: "company", icon: "audit", permission: "audit.view", keys: "g a" },
  { label: "API keys", href: "/staff/settings/keys", group: "company", icon: "keys", permission: "integrations.manage", keys: "g 1" },
  { label: "Webhooks", href: "/staff/settings/webhooks", group: "company", icon: "webhooks", permission: "integrations.manage", keys: "g 2" },
  { label: "Design", href: "/staff/settings/design", group: "company", icon: "settings", permission: "orders.view", keys: "g j" },
];
