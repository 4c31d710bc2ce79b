import { availability } from "./availability";
import { hotSku } from "./hot-sku";

/** Each bench by its name; each answers with conditions, figures and the floor of the same run. */
export const benches: Record<string, () => Promise<Record<string, unknown>>> = { availability, "hot-sku": hotSku };
