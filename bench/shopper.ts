import { randomUUID } from "node:crypto";
import { PlainBrowser } from "./browser-without-scripts";

/** One guest's order: two lines for pickup at one store, as forms post without scripts. @returns requests made */
export async function buyAsGuest(origin: string, storeId: string, skus: readonly { slug: string; variantId: string }[], onAnswer?: (request: string) => void): Promise<number> {
  const browser = new PlainBrowser(origin, onAnswer);
  for (const { slug, variantId } of skus) {
    const product = await browser.get(`/products/${slug}`);
    await browser.submit(product, "variantId", { variantId, method: "pickup", storeId, quantity: "1" });
  }
  let page = await browser.get("/checkout");
  page = await browser.submit(page, "$ACTION_KEY", {});
  page = await browser.submit(page, "email", { name: "Maya Lin", email: `${randomUUID()}@example.com`, phone: "" });
  page = await browser.submit(page, "slot", {});
  page = await browser.submit(await browser.get("/checkout?step=pickup"), "checkoutId", {}, "slot");
  page = await browser.submit(await browser.get("/checkout?step=payment"), "checkoutId", {}, "code");
  page = await browser.submit(page, "idempotencyKey", { token: "success_token" });
  if (!/\/orders\/AH-\d+/.test(page.path)) throw new Error(`no order, but ${page.path} (${page.status})`);
  return browser.requests;
}
