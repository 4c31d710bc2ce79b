import {
  ArrowLeftRight, Award, Boxes, CalendarCheck, CalendarClock, ClipboardList, CloudOff, Gift, Handshake, History, Inbox, KeyRound, ListChecks, ListTodo, type LucideIcon, MessagesSquare, Package, PackageOpen, ReceiptText, Route, Scale, ScanSearch,
  ShoppingBasket, SlidersHorizontal, Store, Tags, TriangleAlert, Truck, Undo2, Users, UsersRound, Wallet, Waves, Webhook,
} from "lucide-react";
import type { StaffIcon as Name } from "./staff-navigation";

const icons: Record<Name, LucideIcon> = {
  today: CalendarClock, exceptions: TriangleAlert, promises: Handshake, pickups: Store, till: ReceiptText, drawers: Wallet, customers: UsersRound, inbox: Inbox, orders: ClipboardList, returns: Undo2, tasks: ListTodo,
  inventory: Boxes, appointments: CalendarCheck, deliveries: Truck, boxes: PackageOpen, waves: Waves, transfers: ArrowLeftRight, purchasing: ShoppingBasket, routing: Route, counts: ListChecks, catalog: Package, pricing: Tags, giftCards: Gift, points: Award, reviews: MessagesSquare, team: Users, audit: History, drift: Scale,
  settings: SlidersHorizontal, offlineSales: CloudOff, search: ScanSearch, keys: KeyRound, webhooks: Webhook,
};

export function StaffIcon({ name, className }: { name: Name; className?: string }) {
  const Icon = icons[name];
  return <Icon aria-hidden strokeWidth={1.6} className={className} />;
}
