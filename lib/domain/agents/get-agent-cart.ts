import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { cartWhere } from "@/lib/domain/carts/get-cart";
import { homeCurrency } from "@/lib/kernel/currency";
import { siteUrl } from "@/lib/kernel/site-url";
import type { AgentCart } from "./agent-checkout";
import { codeOf, problem, warning, type AgentMessage } from "./agent-message";
import { appliedDiscounts } from "./applied-discounts";
import { handOffUrl } from "./get-agent-checkout";
import type { AgentCartRow } from "./rows";

/** A cart of an agent whose row the caller has read. Charges and tax are told at checkout; null when the cart is over. */
export async function getAgentCart(row: AgentCartRow, from: Reader = db): Promise<AgentCart | null> {
  const cart = await cartWhere(sql`cart.id = ${row.cartId} and cart.status = 'open'`, { channel: "agent", currency: homeCurrency, nearStoreId: null }, from);
  if (!cart) return null;
  const url = siteUrl();
  const shown = cart.groups.flatMap((group) => group.lines);
  const messages: AgentMessage[] = row.state.problems.map((one) => (one.isWarning ? warning(one.code, one.content, one.path) : problem(one.code, one.content, one.path)));
  shown.forEach((line, i) => {
    if (line.problem) messages.push(problem(cartCodes[line.problem.code] ?? codeOf("line_problem"), line.problem.message, `$.line_items[${i}]`));
  });
  const { subtotalMinor, discountMinor } = cart.quote;
  return {
    id: cart.id, currency: cart.currency, buyer: row.state.buyer, context: row.state.context, codes: row.state.codes, discounts: appliedDiscounts(cart.quote), messages,
    lines: shown.map((line) => ({
      id: line.id, itemId: line.sku, title: [line.title, line.variantTitle].filter(Boolean).join(", "), unitMinor: line.unitMinor ?? 0, imageUrl: line.image && new URL(line.image.src, url).href, quantity: line.quantity,
      subtotalMinor: line.totalMinor, discountMinor: cart.quote.lines.find((one) => one.key === line.id)?.discountMinor ?? 0,
    })),
    totals: { subtotalMinor, discountMinor, chargesMinor: null, taxMinor: 0, totalMinor: subtotalMinor - discountMinor }, continueUrl: handOffUrl(row, url), expiresAt: null,
  };
}

const cartCodes: Record<string, string> = { sold_out: "out_of_stock", not_enough: "out_of_stock", not_for_sale: "item_unavailable", not_sold_here: "item_unavailable" };
