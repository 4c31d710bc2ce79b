import { z } from "zod";
import type { StaffPermission } from "@/lib/domain/identity/permission";
import type { ApiKeyId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

/** What a key can be given: permissions of staff that a door for programs asks for. */
export const apiScopes = ["catalog.view", "locations.view", "inventory.view", "inventory.adjust", "orders.view", "orders.service", "audit.view"] as const satisfies readonly StaffPermission[];
export type ApiScope = (typeof apiScopes)[number];

export const scopeWords: Record<ApiScope, string> = {
  "catalog.view": "Read products", "locations.view": "Read stores and warehouses", "inventory.view": "Read stock", "inventory.adjust": "Correct stock",
  "orders.view": "Read orders", "orders.service": "Cancel orders", "audit.view": "Read what happened",
};

/** `tlk_`, 8 characters that name it, `_`, 32 that prove it. */
const shape = /^tlk_[A-Za-z0-9-]{8}_[A-Za-z0-9_-]{32}$/;
export const isKeyShaped = (text: string): boolean => shape.test(text);

export const defaultRate = 300;

export const newKeyInput = z.object({
  name: z.string("Enter a name.").trim().min(1, "Enter a name.").max(60, "At most 60 characters."),
  scopes: z.array(z.enum(apiScopes, "Choose what it may do."), "Choose what it may do.").min(1, "Choose what it may do.").max(50).transform((scopes) => [...new Set(scopes)]),
  rate: z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(1, "At least 1.").max(6_000, "At most 6,000.").default(defaultRate),
  days: z.enum(["30", "90", "365", "never"], "Choose how long it lasts.").default("365"),
});
export type NewKey = z.output<typeof newKeyInput>;

export const oneKey = z.object({ apiKeyId: idOf<ApiKeyId>() });
