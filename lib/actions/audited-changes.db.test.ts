import { readFileSync } from "node:fs";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Tx } from "@/db/client";
import { dbTest } from "@/db/testing";
import { category } from "@/db/schema/catalog";
import { location } from "@/db/schema/locations";
import { priceList } from "@/db/schema/pricing";
import { addPicture } from "@/lib/domain/catalog/add-picture";
import { answerQuestion } from "@/lib/domain/catalog/answer-question";
import { askQuestion } from "@/lib/domain/catalog/ask-question";
import { changeCategory } from "@/lib/domain/catalog/change-category";
import { createCategory } from "@/lib/domain/catalog/create-category";
import { decideReview } from "@/lib/domain/catalog/decide-review";
import { declineQuestion } from "@/lib/domain/catalog/decline-question";
import { editProduct, editProductInput } from "@/lib/domain/catalog/edit-product";
import { makeGood } from "@/lib/domain/catalog/goods.testing";
import { saveBundle } from "@/lib/domain/catalog/save-bundle";
import { upsertProduct } from "@/lib/domain/catalog/upsert-products";
import type { Staff } from "@/lib/domain/identity/actor";
import { auditQuery } from "@/lib/domain/identity/audit";
import { changeRole } from "@/lib/domain/identity/change-role";
import { endStaffSessions } from "@/lib/domain/identity/end-staff-sessions";
import { inviteStaff } from "@/lib/domain/identity/invite-staff";
import { listAudit } from "@/lib/domain/identity/list-audit";
import { ada as aShopper, asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { permit } from "@/lib/domain/identity/permit";
import { isHouseRule, staffPermissionNames } from "@/lib/domain/identity/permission";
import { changeStaff } from "@/lib/domain/identity/save-staff";
import { cellChangeInput } from "@/lib/domain/inventory/cell-change";
import { changeStockCell } from "@/lib/domain/inventory/change-stock-cell";
import { acceptSafetyStock, pinSafetyStock, undoSafetyStock, unpinSafetyStock } from "@/lib/domain/inventory/decide-safety-stock";
import { openCount } from "@/lib/domain/inventory/open-count";
import { levelOf, storeWithLamps } from "@/lib/domain/inventory/testing";
import { adjustPoints } from "@/lib/domain/loyalty/adjust-points";
import { getLoyaltyPolicy } from "@/lib/domain/loyalty/get-loyalty-policy";
import { saveLoyaltyPolicy } from "@/lib/domain/loyalty/save-loyalty-policy";
import { changeHours } from "@/lib/domain/locations/change-hours";
import { changeLeadTime } from "@/lib/domain/locations/change-lead-time";
import { setSafetyLearning } from "@/lib/domain/inventory/set-safety-learning";
import { setSellAhead } from "@/lib/domain/inventory/set-sell-ahead";
import { changeLocalDelivery } from "@/lib/domain/locations/change-local-delivery";
import { localDeliveryInput } from "@/lib/domain/locations/local-delivery";
import { changeLocation } from "@/lib/domain/locations/change-location";
import { locationInput } from "@/lib/domain/locations/location-input";
import { removeException } from "@/lib/domain/locations/remove-exception";
import { setSpecialDate } from "@/lib/domain/fulfillment/set-special-date";
import { changePrice } from "@/lib/domain/pricing/change-price";
import { addTaxExemption } from "@/lib/domain/pricing/add-tax-exemption";
import { endTaxExemption } from "@/lib/domain/pricing/end-tax-exemption";
import { saveTaxRate } from "@/lib/domain/pricing/save-tax-rate";
import { addCustomerGroup } from "@/lib/domain/pricing/add-customer-group";
import { importListPrices } from "@/lib/domain/pricing/import-list-prices";
import { priceListInput } from "@/lib/domain/pricing/price-list-input";
import { savePriceList } from "@/lib/domain/pricing/save-price-list";
import { setCustomerGroups } from "@/lib/domain/pricing/set-customer-groups";
import { addCodes } from "@/lib/domain/pricing/add-codes";
import { duplicatePromotion } from "@/lib/domain/pricing/duplicate-promotion";
import { pausePromotion, resumePromotion } from "@/lib/domain/pricing/pause-promotion";
import { anyone } from "@/lib/domain/pricing/promotion";
import { promotionInput } from "@/lib/domain/pricing/promotion-input";
import { offer, tenPercent } from "@/lib/domain/pricing/promotion.testing";
import { listScheduledPrices } from "@/lib/domain/pricing/list-scheduled-prices";
import { savePromotion } from "@/lib/domain/pricing/save-promotion";
import { schedulePrice } from "@/lib/domain/pricing/schedule-price";
import { unschedulePrice } from "@/lib/domain/pricing/unschedule-price";
import { publishSearchWeights } from "@/lib/domain/search/publish-search-weights";
import { removeSearchWords } from "@/lib/domain/search/remove-search-words";
import { returnToSearchWeights } from "@/lib/domain/search/return-to-search-weights";
import { saveSearchPicks } from "@/lib/domain/search/save-search-picks";
import { saveSearchWords } from "@/lib/domain/search/save-search-words";
import { defaultWeights } from "@/lib/domain/search/search-weights";
import { asId, newId, type CustomerId, type LocationId, type PriceListId, type ProductId, type ReviewId, type StaffId, type VariantId } from "@/lib/kernel/ids";

type Place = { tx: Tx; ada: Staff; colleague: StaffId; productId: ProductId; variantId: VariantId; locationId: LocationId; priceListId: PriceListId };
type Row = { door: string; change: (world: Place) => Promise<unknown>; kind: string; fields: string[] };

const kept = { src: `/media/uploads/${"b".repeat(32)}.webp`, width: 900, height: 900, background: "#EEECE6" };
const lamps = { name: "Lamps", description: "", parentSlug: null, position: 1, imageSrc: null };
const ferns = promotionInput.parse({ id: "", version: 0, name: "Ferns", effect: { kind: "fixed", amountMinor: 500 }, conditions: anyone, needsCode: true, code: "FERN5", startsAt: "", endsAt: "", priority: 0, isCombinable: false, usageLimit: "", perCustomerLimit: "", budgetMinor: "" });
const trade = priceListInput.parse({ id: "", version: 0, name: "Trade", currency: "USD", channel: "", locationId: "", groupId: "", startsAt: "", endsAt: "", priority: 10 });
const couch = { id: 0, version: 0, words: ["sofa", "couch"] };
const cell = { reason: "damage" as const, note: "", version: 1 };

/** Each door of the console's editing rooms, the change it makes, and what the audit must say of it. */
const changes: Row[] = [
  { door: "saveProduct", kind: "product.changed", fields: ["title"], change: ({ tx, ada, productId }) => editProduct(tx, asStaff(ada, "catalog.edit"), editProductInput.parse({ product: { productId, version: 1, title: "Elm lamp" }, variants: [], newVariants: [], media: [] })) },
  { door: "createProduct", kind: "product.created", fields: [], change: async ({ tx, ada }) => upsertProduct(tx, asStaff(ada, "catalog.edit"), { externalId: "N-1", slug: "new-lamp", title: "New lamp", categorySlug: await aCategory(tx), variants: [{ sku: "N-1" }] }) },
  { door: "addPicture", kind: "product.changed", fields: ["picture"], change: ({ tx, ada, productId }) => addPicture(tx, asStaff(ada, "catalog.edit"), { productId, alt: "Lamp", variantId: null, ...kept }) },
  { door: "changeBundle", kind: "product.changed", fields: ["madeOf", "percentOff"], change: async ({ tx, ada }) => {
    const [set, lamp] = [await makeGood(tx, "Lamp set"), await makeGood(tx)];
    await saveBundle(tx, asStaff(ada, "catalog.edit"), { variantId: set, version: 0, percentOff: 10, parts: [{ sku: lamp, quantity: 2 }] });
  } },
  { door: "saveCategory", kind: "category.changed", fields: ["name"], change: async ({ tx, ada }) => changeCategory(tx, asStaff(ada, "catalog.edit"), { ...lamps, slug: await aCategory(tx), currentSlug: await aCategory(tx), name: "Lights", position: 0 }) },
  { door: "saveCategory", kind: "category.changed", fields: ["created"], change: ({ tx, ada }) => createCategory(tx, asStaff(ada, "catalog.edit"), { ...lamps, slug: "rugs", name: "Rugs" }) },
  { door: "savePrice", kind: "price.changed", fields: ["amountMinor", "compareAtMinor"], change: ({ tx, ada, variantId, priceListId }) => changePrice(tx, asStaff(ada, "pricing.edit"), { variantId, priceListId, amountMinor: 900, compareAtMinor: 1_200, version: 0 }) },
  { door: "scheduleLaterPrice", kind: "price.scheduled", fields: ["amountMinor", "startsAt"], change: ({ tx, ada, variantId, priceListId }) => schedulePrice(tx, asStaff(ada, "pricing.edit"), { variantId, priceListId, amountMinor: 900, compareAtMinor: null, startsAt: new Date("2090-01-01T00:00:00Z") }) },
  { door: "cancelScheduledPrice", kind: "price.unscheduled", fields: ["amountMinor", "startsAt"], change: async ({ tx, ada, variantId, priceListId }) => {
    await schedulePrice(tx, asStaff(ada, "pricing.edit"), { variantId, priceListId, amountMinor: 900, compareAtMinor: null, startsAt: new Date("2090-01-01T00:00:00Z") });
    const [scheduled] = await listScheduledPrices(asStaff(ada, "catalog.view"), {}, tx);
    await unschedulePrice(tx, asStaff(ada, "pricing.edit"), { variantId, priceListId: scheduled?.priceListId ?? priceListId });
  } },
  { door: "keepPromotion", kind: "promotion.changed", fields: ["name", "effect"], change: ({ tx, ada }) => savePromotion(tx, asStaff(ada, "pricing.edit"), ferns) },
  { door: "pausePromotion", kind: "promotion.changed", fields: ["is_active"], change: async ({ tx, ada }) => pausePromotion(tx, asStaff(ada, "pricing.edit"), { id: await offer(tx, tenPercent("TEN")) }) },
  { door: "resumePromotion", kind: "promotion.changed", fields: ["is_active"], change: async ({ tx, ada }) => {
    const { id } = await savePromotion(tx, asStaff(ada, "pricing.edit"), ferns);
    await resumePromotion(tx, asStaff(ada, "pricing.edit"), { id });
  } },
  { door: "duplicatePromotion", kind: "promotion.changed", fields: ["name", "effect"], change: async ({ tx, ada }) => duplicatePromotion(tx, asStaff(ada, "pricing.edit"), { id: await offer(tx, tenPercent("TEN")) }) },
  { door: "keepPriceList", kind: "price_list.changed", fields: ["name", "priority"], change: ({ tx, ada }) => savePriceList(tx, asStaff(ada, "pricing.edit"), trade) },
  { door: "importPrices", kind: "price.changed", fields: ["amountMinor"], change: async ({ tx, ada, variantId }) => {
    const { id } = await savePriceList(tx, asStaff(ada, "pricing.edit"), trade);
    const { rows } = await tx.execute<{ sku: string }>(sql`select sku from variant where id = ${variantId}`);
    await importListPrices(tx, asStaff(ada, "pricing.edit"), { id, text: `sku,price\n${rows[0]?.sku},7.50\n` });
  } },
  { door: "keepTaxRate", kind: "tax_rate.changed", fields: ["rate"], change: ({ tx, ada }) => saveTaxRate(tx, asStaff(ada, "pricing.edit"), { state: "OR", taxClass: "standard", ratePercent: "1.25" }) },
  { door: "noteTaxExemption", kind: "tax_exemption.added", fields: ["certificate", "expiresOn"], change: async ({ tx, ada }) => {
    const group = await addCustomerGroup(tx, asStaff(ada, "pricing.edit"), { name: "Schools" });
    await addTaxExemption(tx, asStaff(ada, "pricing.edit"), { groupId: group.id, state: null, certificate: "R-1", expiresOn: "2090-01-01" });
  } },
  { door: "stopTaxExemption", kind: "tax_exemption.ended", fields: ["certificate"], change: async ({ tx, ada }) => {
    const group = await addCustomerGroup(tx, asStaff(ada, "pricing.edit"), { name: "Schools" });
    await endTaxExemption(tx, asStaff(ada, "pricing.edit"), await addTaxExemption(tx, asStaff(ada, "pricing.edit"), { groupId: group.id, state: null, certificate: "R-1", expiresOn: "2090-01-01" }));
  } },
  { door: "makeCustomerGroup", kind: "customer_group.added", fields: ["name"], change: ({ tx, ada }) => addCustomerGroup(tx, asStaff(ada, "pricing.edit"), { name: "Trade" }) },
  { door: "chooseCustomerGroups", kind: "customer.groups_changed", fields: ["groups"], change: async ({ tx, ada }) => {
    const { rows } = await tx.execute<{ id: CustomerId }>(sql`insert into customer (id, name) values (gen_random_uuid(), 'Maya') returning id`);
    const group = await addCustomerGroup(tx, asStaff(ada, "pricing.edit"), { name: "Press" });
    for (const { id } of rows) await setCustomerGroups(tx, asStaff(ada, "customers.edit"), { customerId: id, groupIds: [group.id] });
  } },
  { door: "makeCodes", kind: "promotion.codes_added", fields: ["codes"], change: async ({ tx, ada }) => addCodes(tx, asStaff(ada, "pricing.edit"), { id: await offer(tx, tenPercent("TEN")), count: 2, prefix: "VIP-" }) },
  { door: "saveLocation", kind: "location.changed", fields: ["phone", "holdDays"], change: ({ tx, ada, locationId }) => aChangedStore(tx, locationId).then((store) => changeLocation(tx, asStaff(ada, "locations.edit"), store)) },
  { door: "saveLocalDelivery", kind: "location.changed", fields: ["localDelivery"], change: ({ tx, ada, locationId }) => changeLocalDelivery(tx, asStaff(ada, "locations.edit"), localDeliveryInput.parse({ locationId, version: 1, isOn: true, radiusMiles: 5, postcodes: "", windowMinutes: 120, perWindow: 6, cutoffMinutes: 60, daysAhead: 5, fee: "9", freeFrom: "" })) },
  { door: "saveLeadTime", kind: "location.changed", fields: ["pickupLeadMinutes"], change: ({ tx, ada, locationId }) => changeLeadTime(tx, asStaff(ada, "locations.edit"), { locationId, version: 1, pickupLeadMinutes: 45 }) },
  { door: "saveHours", kind: "location.changed", fields: ["hours"], change: ({ tx, ada, locationId }) => changeHours(tx, asStaff(ada, "locations.edit"), { locationId, version: 1, hours: [{ weekday: 1, opensMinute: 600, closesMinute: 900 }] }) },
  { door: "saveException", kind: "location.changed", fields: ["exception 2030-12-25"], change: ({ tx, ada, locationId }) => setSpecialDate(tx, asStaff(ada, "locations.edit"), { locationId, day: "2030-12-25", opensMinute: null, closesMinute: null, reason: "Christmas" }) },
  { door: "dropException", kind: "location.changed", fields: ["exception 2030-12-25"], change: async ({ tx, ada, locationId }) => {
    await setSpecialDate(tx, asStaff(ada, "locations.edit"), { locationId, day: "2030-12-25", opensMinute: null, closesMinute: null, reason: "Christmas" });
    await removeException(tx, asStaff(ada, "locations.edit"), { locationId, day: "2030-12-25" });
  } },
  { door: "inviteColleague", kind: "staff.created", fields: [], change: ({ tx, ada, locationId }) => inviteStaff(tx, asStaff(ada, "team.manage"), { name: "Joan Elm", email: "joan@alderway.example", role: "associate", storeIds: [locationId] }) },
  { door: "changeRoles", kind: "role.changed", fields: ["given"], change: ({ tx, ada }) => changeRole(tx, asStaff(ada, "team.manage"), { role: "associate", permissions: [...staffPermissionNames.filter((can) => isHouseRule("associate", can)), "inventory.approve"], version: 0 }) },
  { door: "changeColleague", kind: "staff.changed", fields: ["role", "isActive"], change: ({ tx, ada, colleague, locationId }) => changeStaff(tx, asStaff(ada, "team.manage"), { staffId: colleague, name: "Sam Birch", role: "store_manager", storeIds: [locationId], isActive: false, version: 1 }) },
  { door: "signOutColleague", kind: "session.revoked", fields: [], change: ({ tx, ada, colleague }) => endStaffSessions(tx, asStaff(ada, "team.manage"), { staffId: colleague }) },
  { door: "changeCell", kind: "stock.adjusted", fields: ["onHand"], change: async ({ tx, ada, ...place }) => changeStockCell(tx, asStaff(ada, "inventory.adjust"), cellChangeInput.parse({ ...cell, version: (await levelOf(tx, place)).version, variantId: place.variantId, locationId: place.locationId, column: "onHand", setTo: 3 })) },
  { door: "changeCell", kind: "stock.settings_changed", fields: ["safetyStock"], change: async ({ tx, ada, ...place }) => changeStockCell(tx, asStaff(ada, "inventory.adjust"), cellChangeInput.parse({ ...cell, version: (await levelOf(tx, place)).version, variantId: place.variantId, locationId: place.locationId, column: "safetyStock", setTo: 3 })) },
  { door: "chooseSellAhead", kind: "stock.settings_changed", fields: ["backorderCap"], change: async ({ tx, ada, variantId, locationId }) => {
    await tx.execute(sql`update location set can_pickup = false, can_curbside = false, can_ship = true where id = ${locationId}`);
    await setSellAhead(tx, asStaff(ada, "inventory.adjust"), { variantId, locationId, kind: "backorder", cap: 5 });
  } },
  { door: "acceptSafety", kind: "stock.settings_changed", fields: ["safetyStock"], change: async ({ tx, ada, variantId, locationId }) => {
    await advise(tx, { variantId, locationId });
    await acceptSafetyStock(tx, asStaff(ada, "inventory.adjust"), { rows: [{ variantId, locationId, seen: 2 }] });
  } },
  { door: "undoSafety", kind: "stock.settings_changed", fields: ["safetyStock"], change: async ({ tx, ada, variantId, locationId }) => {
    await advise(tx, { variantId, locationId });
    await acceptSafetyStock(tx, asStaff(ada, "inventory.adjust"), { rows: [{ variantId, locationId, seen: 2 }] });
    await undoSafetyStock(tx, asStaff(ada, "inventory.adjust"), { variantId, locationId });
  } },
  { door: "pinSafety", kind: "stock.settings_changed", fields: ["safetyStock"], change: ({ tx, ada, variantId, locationId }) => pinSafetyStock(tx, asStaff(ada, "inventory.adjust"), { variantId, locationId, units: 3, reason: "Often stolen" }) },
  { door: "unpinSafety", kind: "stock.settings_changed", fields: ["safetyStockPinned"], change: async ({ tx, ada, variantId, locationId }) => {
    await pinSafetyStock(tx, asStaff(ada, "inventory.adjust"), { variantId, locationId, units: 3, reason: "Often stolen" });
    await unpinSafetyStock(tx, asStaff(ada, "inventory.adjust"), { variantId, locationId });
  } },
  { door: "chooseSafetyLearning", kind: "stock.settings_changed", fields: ["safetyStockFollowsByItself"], change: ({ tx, ada, locationId }) => setSafetyLearning(tx, asStaff(ada, "inventory.adjust"), { locationId, isAutomatic: true }) },
  { door: "adjustMemberPoints", kind: "points.adjusted", fields: ["points"], change: async ({ tx, ada }) => {
    const customerId = newId<CustomerId>();
    await tx.execute(sql`insert into customer (id, name, loyalty_number) values (${customerId}, 'Maya', 'AH1234')`);
    await adjustPoints(tx, asStaff(ada, "loyalty.adjust"), { customerId, points: 500, reason: "A late delivery", key: newId() });
  } },
  { door: "saveLoyalty", kind: "loyalty.changed", fields: ["waitDays"], change: async ({ tx, ada }) => saveLoyaltyPolicy(tx, asStaff(ada, "loyalty.edit"), { ...(await getLoyaltyPolicy(tx)), waitDays: 3 }) },
  { door: "publishWeights", kind: "search.weights_published", fields: ["version", "margin"], change: ({ tx, ada }) => publishSearchWeights(tx, asStaff(ada, "search.edit"), { weights: { ...defaultWeights, margin: 1 }, note: "Margin first", current: 0 }) },
  { door: "returnWeights", kind: "search.weights_published", fields: ["version"], change: ({ tx, ada }) => returnToSearchWeights(tx, asStaff(ada, "search.edit"), { version: 0, current: 0 }) },
  { door: "keepPicks", kind: "search.picks_changed", fields: ["pinned"], change: ({ tx, ada, productId }) => saveSearchPicks(tx, asStaff(ada, "search.edit"), { q: "lamps", version: 0, pinned: [productId], buried: [] }) },
  { door: "keepWords", kind: "search.words_changed", fields: ["words"], change: ({ tx, ada }) => saveSearchWords(tx, asStaff(ada, "search.edit"), { ...couch, broader: "" }) },
  { door: "dropWords", kind: "search.words_changed", fields: ["words", "kindOf"], change: async ({ tx, ada }) => removeSearchWords(tx, asStaff(ada, "search.edit"), await saveSearchWords(tx, asStaff(ada, "search.edit"), { ...couch, broader: "seat" })) },
  { door: "decideReview", kind: "review.published", fields: ["status"], change: async ({ tx, ada, productId }) => {
    const reviewId = newId<ReviewId>();
    await tx.execute(sql`insert into review (id, product_id, author_name, rating, title, body) values (${reviewId}, ${productId}, 'Maya L.', 5, 'Bright', 'It lights the whole desk.')`);
    await decideReview(tx, asStaff(ada, "reviews.moderate"), { reviewId, status: "published" });
  } },
  { door: "answerQuestion", kind: "question.answered", fields: ["answer"], change: async ({ tx, ada, productId }) => answerQuestion(tx, asStaff(ada, "reviews.moderate"), { ...(await aQuestion(tx, productId)), answer: "A small one." }) },
  { door: "declineQuestion", kind: "question.declined", fields: ["status"], change: async ({ tx, ada, productId }) => declineQuestion(tx, asStaff(ada, "reviews.moderate"), await aQuestion(tx, productId)) },
  { door: "openShelfCount", kind: "count.opened", fields: [], change: ({ tx, ada, variantId, locationId }) => openCount(tx, asStaff(ada, "inventory.count"), { variantId, locationId, reason: "Shelf looks empty" }) },
];

for (const { door, change, kind, fields } of changes) {
  dbTest(`${door}: ${kind} stands in the audit with who, before and after`, async ({ tx }) => {
    const { variantId, locationId } = await storeWithLamps(tx, 5);
    const ada = await staffOf(tx, "admin", [], "Ada");
    const colleague = await staffOf(tx, "associate", [locationId]);
    const { rows } = await tx.execute<{ id: string }>(sql`select product_id as id from variant where id = ${variantId}`);
    const priceListId = newId<PriceListId>();
    await tx.insert(priceList).values({ id: priceListId, code: "base", name: "Everyday", currency: "USD" });
    await change({ tx, ada, colleague: colleague.staffId, productId: asId(rows[0]?.id ?? ""), variantId, locationId, priceListId });
    const { entries } = await listAudit(asStaff(ada, "audit.view"), auditQuery.parse({ who: ada.staffId }), tx);
    const entry = entries.find((one) => one.kind === kind) ?? expect.unreachable(`${kind} is not among ${entries.map((one) => one.kind).join(", ")}`);
    expect(entry).toMatchObject({ who: "Ada", at: expect.stringMatching(/^\d{4}-/) });
    expect(entry.changes.map(({ field }) => field)).toEqual(expect.arrayContaining(fields));
    for (const { before, after } of entry.changes) expect(before).not.toEqual(after);
  });
}

test("no door of the editing rooms is missing from the table", () => {
  const doors = ["catalog", "reviews", "pricing", "locations", "team", "inventory", "loyalty", "search"].flatMap((room) => [...readFileSync(path.join(import.meta.dirname, `${room}.ts`), "utf8").matchAll(/^export const (\w+) = action/gm)].map((match) => match[1] ?? ""));
  const alike = { writeReview: "a shopper's own", askQuestion: "a shopper's own", changeProductStates: "saveProduct, product by product", cancelScheduledPrices: "cancelScheduledPrice, one by one", pausePromotions: "pausePromotion, one by one", resumePromotions: "resumePromotion, one by one", changeRows: "changeCell, row by row", importStockRows: "changeCell, row by row", keepView: "a person's own view of the grid", forgetView: "a person's own view of the grid", learnSafety: "a proposal; what it changes by itself is told like acceptSafety" };
  expect(doors.filter((door) => !Object.hasOwn(alike, door) && !changes.some((row) => row.door === door))).toEqual([]);
});

async function advise(tx: Tx, { variantId, locationId }: { variantId: VariantId; locationId: LocationId }): Promise<void> {
  await tx.execute(sql`insert into safety_advice (variant_id, location_id, units, inputs, learned_at) values (${variantId}, ${locationId}, 2, '{}', shop_clock())`);
}

const aQuestion = async (tx: Tx, productId: ProductId) => askQuestion(tx, permit(await aShopper(tx), "reviews.write", { channel: "web" }), { productId, body: "Which bulb does it take?" });

async function aCategory(tx: Tx): Promise<string> {
  const [one] = await tx.select({ slug: category.slug }).from(category);
  return one?.slug ?? expect.unreachable();
}

async function aChangedStore(tx: Tx, locationId: LocationId) {
  const [store] = await tx.select().from(location).where(eq(location.id, locationId));
  return locationInput.parse({ ...store, locationId, phone: "+1 503 555 0100", holdDays: 9 });
}
