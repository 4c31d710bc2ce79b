import { z } from "zod";
import { emailInput } from "@/lib/domain/identity/account-forms";
import type { LocationId, VariantId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

const blankIsNull = (value: unknown) => (value === "" || value === undefined ? null : value);

/** Without an e-mail: to the member's own. */
export const watchInput = z.object({ variantId: idOf<VariantId>(), email: z.preprocess(blankIsNull, emailInput.nullable()), storeId: z.preprocess(blankIsNull, idOf<LocationId>().nullable()) });
export const watchedVariant = z.object({ variantId: idOf<VariantId>() });

/** What has not come back by then will not: the request ends unanswered. */
export const watchDays = 180;
