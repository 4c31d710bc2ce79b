import { eq, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { price, priceList } from "@/db/schema/pricing";
import { hold } from "@/db/schema/inventory";
import { product, variant } from "@/db/schema/catalog";
import { dbTest } from "@/db/testing";
import { upsertProducts } from "@/lib/domain/catalog/upsert-products";
import { systemPermit } from "@/lib/domain/identity/permit";
import { newId, type PriceListId } from "@/lib/kernel/ids";
import { listClosestCategories } from "./list-closest-categories";
import { listRelated } from "./list-related";
import { listSuggestions } from "./list-suggestions";
import { refreshSearchDocuments } from "./refresh-search-documents";
import { readSearch, toggleValue, writeCursor } from "./search-query";
import { searchProducts } from "./search-products";
import { shop } from "./shop.testing";

const seed = systemPermit("seed");

const ask = (params: string, category: string | null = null) => readSearch(new URLSearchParams(params), category);

dbTest("prices, their ranges and their order are those of the currency shown", async ({ tx }) => {
  await shop(tx);
  const yen = newId<PriceListId>();
  await tx.insert(priceList).values({ id: yen, code: "test-jpy", name: "Yen", currency: "JPY" });
  const [lamp, other] = await tx.select().from(variant).orderBy(variant.sku);
  if (!lamp || !other) throw new Error("no goods");
  await tx.insert(price).values([{ priceListId: yen, variantId: lamp.id, amountMinor: 9_800 }, { priceListId: yen, variantId: other.id, amountMinor: 1_980 }]);
  await refreshSearchDocuments(tx, "all");
  const inYen = (params: string) => searchProducts(readSearch(new URLSearchParams(params), null, "JPY"), { storeId: null }, tx);
  const sorted = await inYen("sort=price-up");
  expect(sorted.cards.slice(0, 2).map(({ priceMinor, currency }) => [priceMinor, currency])).toEqual([[1_980, "JPY"], [9_800, "JPY"]]);
  expect(sorted.cards.slice(2).every(({ priceMinor }) => priceMinor === null)).toBe(true);
  expect((await inYen("price=2500-9999")).cards.map(({ variantIds }) => variantIds[0])).toEqual([lamp.id]);
  expect(sorted.prices.filter(({ count }) => count > 0)).toMatchObject([{ currency: "JPY", minMinor: 0, maxMinor: 2_500, count: 1 }, { currency: "JPY", minMinor: 5_000, maxMinor: 10_000, count: 1 }]);
});

describe("finding things", () => {
  dbTest("finds by word, stem and synonym", async ({ tx }) => {
    await shop(tx);
    const best = async (text: string) => {
      const { cards, exact } = await searchProducts(ask(`q=${text}`), { storeId: null }, tx);
      return cards.slice(0, exact).map((card) => card.slug).sort();
    };
    expect(await best("desk lamps")).toEqual(["fern-desk-lamp", "oak-desk-lamp"]);
    expect(await best("couch")).toEqual(["alder-sofa"]);
    expect(await best("reading lamp")).toEqual(["fern-desk-lamp", "oak-desk-lamp"]);
    expect(await best("FERN-DESK-LAMP")).toEqual(["fern-desk-lamp"]);
    expect(await best("arm chair")).toEqual(["rowan-armchair"]);
  });

  dbTest("corrects a typo and says what was searched instead", async ({ tx }) => {
    await shop(tx);
    const result = await searchProducts(ask("q=deks lapm"), { storeId: null }, tx);
    expect(result.searchedInstead).toBe("desk lamp");
    expect(result.cards.slice(0, 2).map((card) => card.slug).sort()).toEqual(["fern-desk-lamp", "oak-desk-lamp"]);
  });

  dbTest("puts the kind of thing that is wanted before what only has the other words", async ({ tx }) => {
    await shop(tx);
    const { cards } = await searchProducts(ask("q=oak writing lamp"), { storeId: null }, tx);
    expect(cards.map((card) => card.slug)[0]).toBe("oak-desk-lamp");
    expect(cards.map((card) => card.slug).indexOf("moss-table-lamp")).toBeLessThan(cards.map((card) => card.slug).indexOf("elm-writing-desk"));
  });

  dbTest("leaves out a name it does not know, and looks for the rest", async ({ tx }) => {
    await shop(tx);
    const result = await searchProducts(ask("q=zyxwester writing desk"), { storeId: null }, tx);
    expect(result.cards[0]?.slug).toBe("elm-writing-desk");
    expect(result).toMatchObject({ searchedInstead: null, exact: 0, isLoose: true });
  });

  dbTest("prefers the measure that was asked for", async ({ tx }) => {
    await shop(tx);
    await tx.update(product).set({ widthMm: 1_190 }).where(eq(product.slug, "moss-table-lamp"));
    await refreshSearchDocuments(tx, "all");
    const found = async (text: string) => (await searchProducts(ask(`q=${text}`), { storeId: null }, tx)).cards[0]?.slug;
    expect(await found("lamp 120 cm")).toBe("moss-table-lamp");
    expect(await found("lamp 47 inch")).toBe("moss-table-lamp");
    await tx.update(product).set({ widthMm: 300, heightMm: 1_190 }).where(eq(product.slug, "fern-desk-lamp"));
    await refreshSearchDocuments(tx, "all");
    expect(await found("lamp 120 cm wide")).toBe("moss-table-lamp");
    expect(await found("lamp 120 cm tall")).toBe("fern-desk-lamp");
    expect(await found("lamp under 50 cm wide")).toBe("fern-desk-lamp");
  });

  dbTest("counts as whole what has every word and measure and is left by the filters", async ({ tx }) => {
    await shop(tx);
    await tx.update(product).set({ widthMm: 1_190 }).where(eq(product.slug, "moss-table-lamp"));
    await refreshSearchDocuments(tx, "all");
    const found = async (text: string) => (({ exact, total, isLoose }) => [exact, total, isLoose])(await searchProducts(ask(text), { storeId: null }, tx));
    expect(await found("q=lamp")).toEqual([3, 3, false]);
    expect(await found("q=the+lamp"), "what the index leaves out is no missing word").toEqual([3, 3, false]);
    expect(await found("q=lamp+120+cm")).toEqual([1, 3, false]);
    expect(await found("q=lamp+200+cm")).toEqual([0, 3, true]);
    expect(await found("q=lamp+120+cm&material=Wood")).toEqual([0, 1, false]);
  });

  dbTest("finds a product that came after the words were last counted", async ({ tx }) => {
    await shop(tx);
    const [added] = await upsertProducts(tx, seed, [{ externalId: "hammock", slug: "hammock", title: "Willow hammock", categorySlug: "furniture", variants: [{ sku: "HAMMOCK", title: "One" }] }]);
    if (added && "productId" in added) await refreshSearchDocuments(tx, [added.productId]);
    expect((await searchProducts(ask("q=hammocks"), { storeId: null }, tx)).cards.map((card) => card.slug)).toEqual(["hammock"]);
  });

  dbTest("loosens words that no product has together, and says so", async ({ tx }) => {
    await shop(tx);
    const result = await searchProducts(ask("q=leather lamp"), { storeId: null }, tx);
    expect(result.isLoose).toBe(true);
    expect(result.total).toBe(4);
  });

  dbTest("answers nonsense and signs with nothing", async ({ tx }) => {
    await shop(tx);
    for (const text of ["qqqqwwwweeee", "%25%25", "' or 1=1 --", "💡"]) expect((await searchProducts(ask(`q=${text}`), { storeId: null }, tx)).isLoose).toBe(false);
    expect((await searchProducts(ask("q=qqqqwwwweeee"), { storeId: null }, tx)).total).toBe(0);
  });

  dbTest("leads on from words it does not know to the category they look most like, then to what is bought most", async ({ tx }) => {
    await shop(tx);
    const closest = async (text: string) => (await listClosestCategories(text, 2, tx)).map(({ slug }) => slug);
    expect((await closest("sofabettx"))[0]).toBe("sofas");
    expect((await closest("armchairia"))[0]).toBe("furniture");
    expect(await closest("qwertyuiop")).toHaveLength(2);
  });

  dbTest("suggests products and categories from an unfinished word", async ({ tx }) => {
    await shop(tx);
    const found = await listSuggestions("desk la", tx);
    expect(found.products.map((product) => product.slug)).toContain("fern-desk-lamp");
    expect(found.categories.map((category) => category.slug)).toEqual(["desk-lamps"]);
    expect(await listSuggestions("x", tx)).toEqual({ terms: [], categories: [], stores: [], questions: [], products: [] });
  });
});

describe("narrowing a list", () => {
  dbTest("every count equals the results after choosing it", async ({ tx }) => {
    const { store } = await shop(tx);
    for (const start of [ask("q=lamp"), ask("", "lighting"), ask("material=Wood"), ask("color=Brown&price=50-500"), ask("today=1"), ask("today=1&material=Metal")]) {
      const result = await searchProducts(start, { storeId: store }, tx);
      for (const facet of result.facets) {
        for (const value of facet.values.filter((one) => !one.isOn)) {
          const alone = { ...start, attributes: { ...start.attributes, [facet.key]: [value.value] } };
          expect((await searchProducts(alone, { storeId: store }, tx)).total, `${facet.key}=${value.value}`).toBe(value.count);
        }
      }
      for (const range of result.prices.filter((one) => !one.isOn)) {
        const narrowed = { ...start, priceMin: range.minMinor, priceMax: range.maxMinor === null ? null : range.maxMinor - 1 };
        expect((await searchProducts(narrowed, { storeId: store }, tx)).total).toBe(range.count);
      }
      expect((await searchProducts({ ...start, isAtStore: true }, { storeId: store }, tx)).total).toBe(result.atStore);
    }
  });

  dbTest("available at the store leaves out what the store has none of", async ({ tx }) => {
    const { store } = await shop(tx);
    const result = await searchProducts(ask("today=1", "lighting"), { storeId: store }, tx);
    expect(result.cards.map((card) => card.slug).sort()).toEqual(["fern-desk-lamp", "moss-table-lamp"]);
    expect(result.atStore).toBe(2);
  });

  dbTest("available at the store leaves out what another shopper's checkout holds, and counts it for nobody", async ({ tx }) => {
    const { store } = await shop(tx);
    const [lamp] = await tx.select().from(variant).where(eq(variant.sku, "MOSS-TABLE-LAMP"));
    if (!lamp) throw new Error("no lamp");
    await tx.insert(hold).values({ checkoutId: newId(), variantId: lamp.id, locationId: store, quantity: 1, expiresAt: sql`shop_clock() + interval '15 minutes'` });
    const result = await searchProducts(ask("today=1", "lighting"), { storeId: store }, tx);
    expect(result.cards.map((card) => card.slug)).toEqual(["fern-desk-lamp"]);
    expect(result.atStore).toBe(1);
  });

  dbTest("sorts by price and goes on after the last one shown", async ({ tx }) => {
    await shop(tx);
    const result = await searchProducts(ask("sort=price-up"), { storeId: null }, tx);
    expect(result.cards.map((card) => card.priceMinor)).toEqual([4900, 8900, 12_000, 32_000, 49_900, 89_900]);
    const third = { key: -12_000, id: result.cards[2]?.id ?? "" };
    const rest = await searchProducts({ ...ask("sort=price-up"), after: third }, { storeId: null }, tx);
    expect(rest.cards.map((card) => card.priceMinor)).toEqual([32_000, 49_900, 89_900]);
    expect(rest.next).toBeNull();
  });

  dbTest("a search by words goes on after the last one shown, by the address that the page was given", async ({ tx }) => {
    await shop(tx);
    const first = await searchProducts({ ...ask("q=desk+lamp"), shown: 1 }, { storeId: null }, tx);
    const rest = await searchProducts(ask(`q=desk+lamp&after=${first.next ? writeCursor(first.next) : ""}`), { storeId: null }, tx);
    const slugs = [...first.cards, ...rest.cards].map(({ slug }) => slug);
    expect(slugs).toHaveLength(first.total);
    expect(new Set(slugs).size).toBe(first.total);
  });

  dbTest("a category holds what lies in those below it", async ({ tx }) => {
    await shop(tx);
    const result = await searchProducts(ask("", "lighting"), { storeId: null }, tx);
    expect(result.total).toBe(3);
    expect(result.categories.map(({ slug, count }) => [slug, count])).toEqual([["desk-lamps", 2], ["table-lamps", 1]]);
  });

  dbTest("related things are of the same kind first", async ({ tx }) => {
    await shop(tx);
    const { cards } = await searchProducts(ask("q=fern"), { storeId: null }, tx);
    const related = cards[0] ? await listRelated(cards[0].id, 3, "USD", tx) : [];
    expect(related[0]?.slug).toBe("oak-desk-lamp");
  });
});

describe("what the address says", () => {
  dbTest("toggling a value twice gives the same list", async () => {
    const query = ask("q=lamp&material=Wood");
    expect(toggleValue(toggleValue(query, "color", "Black"), "color", "Black")).toEqual(query);
  });
});
