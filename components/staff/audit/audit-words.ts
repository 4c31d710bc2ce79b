import { utcMoment } from "@/components/staff/catalog/utc-moment";
import { minuteWords } from "@/lib/domain/locations/time-words";
import { asSentence } from "@/lib/kernel/as-sentence";
import { homeCurrency } from "@/lib/kernel/currency";
import { formatMoney } from "@/lib/kernel/money";

const kinds: Record<string, string> = {
  "stock.adjusted": "Stock adjusted", "stock.received": "Stock received", "stock.settings_changed": "Stock settings changed", "stock.rebuilt": "Figures rebuilt from the ledger", "drift.proposed": "Repair proposed", "drift.repaired": "Repair applied", "drift.declined": "Repair declined", "count.opened": "Count opened", "count.submitted": "Count submitted",
  "count.approved": "Count approved", "count.rejected": "Count rejected", "product.created": "Product created", "product.changed": "Product changed", "category.changed": "Category changed",
  "price.changed": "Price changed", "price.scheduled": "Price scheduled", "price.unscheduled": "Scheduled price cancelled", "price_list.turned": "Price list began or ended", "promotion.changed": "Promotion changed", "promotion.codes_added": "Promotion codes made", "price_list.changed": "Price list changed", "customer_group.added": "Customer group made", "tax_rate.changed": "Tax rate changed", "tax_exemption.added": "Tax exemption noted", "tax_exemption.ended": "Tax exemption ended", "customer.groups_changed": "Customer groups changed", "location.changed": "Store changed", "location.closed_early": "Store closed early", "location.paused": "Store has no capacity", "location.resumed": "Store takes work again", "routing.published": "Routing rules published", "reject_reason.changed": "Reject reason changed", "exception_policy.changed": "Rules for exceptions changed", "staff.created": "Colleague hired",
  "staff.changed": "Colleague changed", "role.changed": "Role changed", "cycle_count.opened": "Count planned", "cycle_count.zeroed": "Rest of a count said to be none", "cycle_count.recount_asked": "Recount asked for", "cycle_count.submitted": "Count closed", "cycle_count.approved": "Count accepted", "cycle_count.cancelled": "Count called off", "session.revoked": "Signed out elsewhere", "account.signed_in": "Signed in", "account.signed_out": "Signed out", "account.password_reset": "Password reset",
  "account.created": "Account made", "account.reset_requested": "Invitation or reset mailed", "customer.file_opened": "Customer file opened", "customer.note_added": "Customer note added",
  "order.edit_proposed": "Change of an order drafted", "order.edit_requested": "Change of an order sent", "order.edit_declined": "Change of an order declined", "order.edit_confirmed": "Change of an order agreed",
  "stored_value.issued": "Gift card issued", "stored_value.adjusted": "Balance adjusted", "stored_value.blocked": "Gift card or credit blocked", "stored_value.unblocked": "Gift card or credit let free",
  "points.adjusted": "Points adjusted", "loyalty.changed": "Rules for points changed",
  "search.weights_published": "Ranking of searches published", "search.picks_changed": "Pinned or buried for a search", "search.words_changed": "Words of the search changed",
  "return.requested": "Return begun", "return.exchanged": "Exchanged at the counter", "return.approved": "Return approved", "return.received": "Return received", "return.inspected": "Return inspected", "return.refund_asked": "Return paid back", "return.rejected": "Return not accepted", "return.cancelled": "Return called off", "return.taken_unproven": "Returned without a purchase",
};

/** "stock.adjusted" → "Stock adjusted" */
export const kindWords = (kind: string): string => kinds[kind] ?? asSentence(kind.replace(/[._]/g, " "));

/** "amountMinor", "variant:L-1", "pickup_lead_minutes" as people say it. */
export function fieldWords(field: string): string {
  if (field === "amountMinor" || field === "amount_minor") return "Price";
  if (field === "compareAtMinor") return "Former price";
  if (field === "startsAt") return "From";
  if (field.startsWith("exception ")) return `Special date ${field.slice(10)}`;
  if (field.startsWith("variant:")) return `Variant ${field.slice(8)}`;
  return asSentence(field.replace(/Minor$|_minor$/, "").replace(/([a-z])([A-Z])/g, "$1 $2").replace(/_/g, " ").toLowerCase());
}

/** A value as text; money by its field's name. Long things are cut, never hidden. */
export function valueWords(field: string, value: unknown, currency: string = homeCurrency): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return /minor$/i.test(field) ? formatMoney(value, currency) : value.toLocaleString("en-US");
  if (typeof value === "string") return /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|\+00:00)$/.test(value) ? utcMoment(value) : value;
  if (isOpening(value)) return openingWords(value);
  if (Array.isArray(value) && value.length > 0 && value.every(isOpening)) return value.map(openingWords).join(", ");
  if (Array.isArray(value) && value.every((one) => typeof one === "string" || typeof one === "number")) return value.length === 0 ? "–" : value.join(", ");
  return JSON.stringify(value, null, 1).replace(/["{}[\]]/g, "").replace(/\s*\n\s*/g, " ").trim();
}

type Opening = { weekday?: number; opensMinute: number | null; closesMinute: number | null; reason?: string };
const isOpening = (value: unknown): value is Opening => typeof value === "object" && value !== null && "opensMinute" in value && "closesMinute" in value;
const weekdays = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** "Mon 9 AM–5 PM", "closed, Thanksgiving" */
function openingWords({ weekday, opensMinute, closesMinute, reason }: Opening): string {
  const hours = opensMinute === null || closesMinute === null ? "closed" : `${minuteWords(opensMinute)}–${minuteWords(closesMinute)}`;
  return `${weekday === undefined ? "" : `${weekdays[weekday]} `}${hours}${reason ? `, ${reason}` : ""}`;
}
