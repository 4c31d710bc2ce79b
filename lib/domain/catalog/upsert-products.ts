import type { Tx } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { record } from "@/lib/domain/record";
import { asId, newId, type ProductId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { attributeProblems } from "./attribute";
import { productChanges } from "./product-difference";
import { productInput, type ParsedProduct, type ProductInput } from "./product-input";
import { lockProducts, readCatalogFacts, type CatalogFacts } from "./rows";
import { writeProducts, type ProductWrite } from "./write-products";

export type UpsertedProduct =
  | { externalId: string; outcome: "created" | "changed" | "unchanged"; productId: ProductId }
  | { externalId: string; outcome: "refused"; problems: Record<string, string> };

/**
 * Creates or changes up to a few hundred products by their external id, in six statements however many there are. A
 * product with a problem is left out and named; the others are written. Same input again: "unchanged", no event.
 * With `at` (imports, seeds) no job follows: the caller refreshes the search documents and expires the cached pages.
 */
export async function upsertProducts(tx: Tx, by: Permit<"catalog.edit" | "system.run">, inputs: readonly ProductInput[], history: { at?: Date } = {}): Promise<UpsertedProduct[]> {
  const answers = new Map<number, UpsertedProduct>();
  const parsed = new Map<number, ParsedProduct>();
  inputs.forEach((input, index) => {
    const result = productInput.safeParse(input);
    if (result.success) parsed.set(index, result.data);
    else answers.set(index, { externalId: String(input.externalId), outcome: "refused", problems: Object.fromEntries(result.error.issues.map((issue) => [issue.path.join("."), issue.message])) });
  });
  const products = [...parsed.values()];
  const stored = await lockProducts(tx, products.map((product) => product.externalId));
  const facts = await readCatalogFacts(tx, products);
  const writes: ProductWrite[] = [];
  for (const [index, product] of parsed) {
    const { externalId } = product;
    const problems = problemsOf(product, facts);
    if (Object.keys(problems).length > 0) answers.set(index, { externalId, outcome: "refused", problems });
    else {
      claimNames(product, facts);
      const before = stored.get(externalId);
      const categoryId = facts.categoryIds.get(product.categorySlug) ?? "";
      const changes = before && productChanges(before, product, categoryId);
      const productId = asId<ProductId>(before?.id ?? newId());
      const outcome = !changes ? "created" : Object.keys(changes).length > 0 ? "changed" : "unchanged";
      answers.set(index, { externalId, outcome, productId });
      if (outcome !== "unchanged") writes.push({ productId, product, categoryId, before, changes });
    }
  }
  await writeProducts(tx, writes);
  await record(tx, by, ...writes.map(({ productId, product, changes }) => ({
    kind: changes ? "product.changed" as const : "product.created" as const, subject: `product:${productId}`, at: history.at,
    payload: { productId, ...(changes ? { changes } : { externalId: product.externalId, skus: product.variants.map((variant) => variant.sku) }) },
  })));
  return inputs.map((_, index) => answers.get(index)).filter((answer) => answer !== undefined);
}

/** One product. @throws Refusal `invalid` with the problem of each field */
export async function upsertProduct(tx: Tx, by: Permit<"catalog.edit" | "system.run">, input: ProductInput, history: { at?: Date } = {}): Promise<{ productId: ProductId; outcome: "created" | "changed" | "unchanged" }> {
  const [answer] = await upsertProducts(tx, by, [input], history);
  if (!answer || answer.outcome === "refused") throw new Refusal("invalid", { fields: Object.entries(answer?.problems ?? {}).map(([field, problem]) => `${field}: ${problem}`) });
  return { productId: answer.productId, outcome: answer.outcome };
}

function problemsOf(product: ParsedProduct, facts: CatalogFacts): Record<string, string> {
  const { externalId } = product;
  const problems: Record<string, string> = {};
  if (!facts.categoryIds.has(product.categorySlug)) problems.categorySlug = `There is no category "${product.categorySlug}".`;
  if ((facts.slugOwners.get(product.slug) ?? externalId) !== externalId) problems.slug = "This address is taken by another product.";
  for (const [key, problem] of Object.entries(attributeProblems(product.attributes ?? {}, facts.definitions))) problems[`attributes.${key}`] = problem;
  const skus = new Set<string>();
  const gtins = new Set<string>();
  product.variants.forEach(({ sku, gtin }, at) => {
    if (skus.has(sku) || (facts.skuOwners.get(sku) ?? externalId) !== externalId) problems[`variants.${at}.sku`] = `SKU ${sku} is taken.`;
    const owner = gtin === null ? undefined : facts.gtinOwners.get(gtin);
    if (gtin !== null && (gtins.has(gtin) || (owner && owner.sku !== sku))) problems[`variants.${at}.gtin`] = `GTIN ${gtin} belongs to another variant.`;
    skus.add(sku);
    if (gtin !== null) gtins.add(gtin);
  });
  product.media?.forEach((one, at) => {
    if (one.sku !== undefined && !skus.has(one.sku)) problems[`media.${at}.sku`] = "This product has no such SKU.";
  });
  return problems;
}

/** Within one batch, too, a name belongs to the first that takes it. */
function claimNames(product: ParsedProduct, facts: CatalogFacts): void {
  facts.slugOwners.set(product.slug, product.externalId);
  for (const { sku, gtin } of product.variants) {
    facts.skuOwners.set(sku, product.externalId);
    if (gtin !== null) facts.gtinOwners.set(gtin, { sku, externalId: product.externalId });
  }
}

