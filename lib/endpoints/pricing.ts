import { listCodes } from "@/lib/domain/pricing/list-codes";
import { promotionChoice } from "@/lib/domain/pricing/promotion-input";
import { csvLine } from "@/lib/kernel/csv";
import { actor } from "@/lib/session";
import { csvFile } from "./csv-file";
import { endpoint } from "./endpoint";

/** GET /api/staff/pricing/codes?id=…: a promotion's codes as a file, to be handed out. */
export const exportCodes = endpoint({
  can: "pricing.edit", channel: "store", input: promotionChoice, read: (request) => Promise.resolve(Object.fromEntries(new URL(request.url).searchParams)), actor: () => actor("pricing.edit"),
  answer: async (by, { id }) => csvFile("codes", ["code", "used", "at_most", "order", "made"], one(await listCodes(by, { id, limit: 100_000 }))),
});

async function* one(codes: Awaited<ReturnType<typeof listCodes>>): AsyncGenerator<string> {
  yield await Promise.resolve(codes.map(({ code, used, usageLimit, orderNumber, createdAt }) => csvLine([code, used, usageLimit, orderNumber, createdAt])).join(""));
}
