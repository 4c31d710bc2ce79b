import fs from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020";
import type { ProtocolVersion } from "@/lib/domain/agents/protocol-version";

const folder = path.resolve("scripts/conformance/schemas");
const base = "https://ucp.dev/";

/** Which published schemas an answer must satisfy: the root, and each extension that was agreed. */
const answers: Record<"old" | "new", Record<string, string[]>> = {
  old: {
    checkout: ["schemas/shopping/checkout_resp.json", ...["fulfillment", "discount", "buyer_consent"].map((name) => `schemas/shopping/${name}_resp.json#/$defs/checkout`)],
    order: ["schemas/shopping/order.json"], profile: ["discovery/profile_schema.json"],
  },
  new: {
    checkout: ["schemas/shopping/checkout.json", ...["fulfillment", "discount", "buyer_consent"].map((name) => `schemas/shopping/${name}.json#/$defs/dev.ucp.shopping.checkout`)],
    cart: ["schemas/shopping/cart.json", "schemas/shopping/discount.json#/$defs/dev.ucp.shopping.cart"], order: ["schemas/shopping/order.json"], error: ["schemas/shopping/types/error_response.json"],
    search: ["schemas/shopping/catalog_search.json#/$defs/search_response"], lookup: ["schemas/shopping/catalog_lookup.json#/$defs/lookup_response"], product: ["schemas/shopping/catalog_lookup.json#/$defs/get_product_response"],
    profile: ["discovery/profile_schema.json#/$defs/business_profile"],
  },
};
export type AnswerKind = "checkout" | "cart" | "order" | "error" | "search" | "lookup" | "product" | "profile";

/** What the published schemas of a version say against an answer; empty when it is right. */
export function validator(version: ProtocolVersion): (kind: AnswerKind, document: unknown) => string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  ajv.addFormat("uri", (text: string) => /^[a-z][a-z0-9+.-]*:/i.test(text) && URL.canParse(text));
  ajv.addFormat("date-time", /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/);
  for (const file of fs.readdirSync(path.join(folder, version), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json") && !name.includes("openapi"))) {
    const schema: unknown = JSON.parse(fs.readFileSync(path.join(folder, version, file), "utf8"));
    // The files of one version share ids among request and answer; where a file lies tells them apart, as their references do.
    if (typeof schema === "object" && schema !== null) ajv.addSchema({ ...schema, $id: base + file.replaceAll(path.sep, "/") });
  }
  return (kind, document) => (answers[version === "2026-04-08" ? "new" : version === "2026-01-23" && kind === "profile" ? "new" : "old"][kind] ?? [`nothing for ${kind}`]).flatMap((ref) => {
    const validate = ajv.getSchema(base + ref);
    if (!validate) return [`there is no schema ${ref}`];
    return validate(document) ? [] : (validate.errors ?? []).map((error) => `${ref}: ${error.instancePath} ${error.message ?? ""} ${JSON.stringify(error.params)}`);
  });
}
