import { availability } from "./availability";
import { checkout } from "./checkout";
import { hotSku } from "./hot-sku";
import { routing } from "./routing";
import { search } from "./search";
import { storefront } from "./storefront";
import { till } from "./till";

/** Each bench by its name; each answers with conditions, figures and the floor of the same run. */
export const benches: Record<string, () => Promise<Record<string, unknown>>> = { checkout, "hot-sku": hotSku, availability, search, storefront, routing, till };
