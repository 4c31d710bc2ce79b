import { listCodes } from "@/lib/domain/pricing/list-codes";
import { listPricesOf } from "@/lib/domain/pricing/list-price-lists";
import { priceListChoice } from "@/lib/domain/pricing/price-list-input";
import { promotionChoice } from "@/lib/domain/pricing/promotion-input";
import { csvLine } from "@/lib/kernel/csv";
import { actor } from "@/lib/session";
import { csvFile } from "./csv-file";
import { endpoint } from "./endpoint";

const door = { can: "pricing.edit", channel: "store", read: (request: Request) => Promise.resolve(Object.fromEntries(new URL(request.url).searchParams)), actor: () => actor("pricing.edit") } as const;
const most = 100_000;

/** GET /api/staff/pricing/codes?id=…: a promotion's codes as a file, to be handed out. */
export const exportCodes = endpoint({
  ...door, input: promotionChoice,
  answer: async (by, { id }) => csvFile("codes", ["code", "used", "at_most", "order", "made"], whole((await listCodes(by, { id, limit: most })).map(({ code, used, usageLimit, orderNumber, createdAt }) => csvLine([code, used, usageLimit, orderNumber, createdAt])))),
});

/** GET /api/staff/pricing/prices?id=…: a list's prices as a file that can be taken back. */
export const exportPrices = endpoint({
  ...door, input: priceListChoice,
  answer: async (by, { id }) => csvFile("prices", ["sku", "price", "former_price"], whole((await listPricesOf(by, { id, q: "", limit: most })).map(({ sku, amountMinor, compareAtMinor }) => csvLine([sku, amountMinor / 100, compareAtMinor === null ? null : compareAtMinor / 100])))),
});

async function* whole(lines: readonly string[]): AsyncGenerator<string> {
  yield await Promise.resolve(lines.join(""));
}
