import { env } from "@/lib/kernel/env";
import type { TaxGateway } from "./gateway";
import { TaxJar } from "./gateway-taxjar";

/** Who is asked about addresses: TaxJar where its key is set; null while the shop's own table says it all. */
export function taxGateway(): TaxGateway | null {
  const { TAXJAR_API_KEY: apiKey, TAXJAR_URL: url } = env();
  return apiKey ? new TaxJar({ apiKey, url }) : null;
}
