import { waitOf, type Availability } from "@/lib/domain/inventory/availability";
import type { Price } from "@/lib/domain/pricing/price";
import { decimalMoney } from "@/lib/kernel/money";
import type { FeedItem } from "./feed-item";

/** "1299.00 USD", as Google and Meta write money. */
export const feedMoney = (minor: number, currency: string): string => `${decimalMoney(minor, currency)} ${currency}`;

/** The price without a reduction, and the reduced one where there is one. */
export const feedPrices = ({ amountMinor, compareAtMinor, currency }: Price): { price: string; salePrice: string | null } =>
  compareAtMinor === null
    ? { price: feedMoney(amountMinor, currency), salePrice: null }
    : { price: feedMoney(compareAtMinor, currency), salePrice: feedMoney(amountMinor, currency) };

/** Google's words, https://support.google.com/merchants/answer/6324448 */
export function onlineAvailability({ ship }: Pick<FeedItem, "ship">): "in_stock" | "out_of_stock" | "backorder" | "preorder" {
  if (ship.reason !== null) return "out_of_stock";
  const wait = waitOf(ship, 1);
  return wait ? (wait.kind === "pre_order" ? "preorder" : "backorder") : "in_stock";
}

/** The moment from which it is sent, where it has to come first: Google asks for it then. */
export const availableFrom = ({ ship }: Pick<FeedItem, "ship">): string | null => (ship.reason === null ? (waitOf(ship, 1)?.promise.dispatchAt ?? null) : null);

/** Google's words, https://support.google.com/merchants/answer/14819809 */
export function storeAvailability({ quantity, band }: Pick<Availability, "quantity" | "band">): "in_stock" | "limited_availability" | "out_of_stock" {
  if (quantity <= 0) return "out_of_stock";
  return band === "exact" ? "limited_availability" : "in_stock";
}

/** Whether it can be reserved for pickup there, and how soon it is ready. */
export function pickupWords({ reason, promise }: Pick<Availability, "reason" | "promise">): { method: "buy" | "not_supported"; sla: string | null } {
  if (reason !== null || !promise) return { method: "not_supported", sla: null };
  const days = Math.floor((Date.parse(promise.readyAt) - Date.parse(promise.asOf)) / 86_400_000);
  const sla = ["same_day", "next_day", "2-day", "3-day", "4-day", "5-day", "6-day"][days] ?? "multi-week";
  return { method: "buy", sla };
}
