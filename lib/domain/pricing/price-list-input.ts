import { z } from "zod";
import { currencies } from "@/lib/kernel/currency";
import { channels } from "@/lib/domain/channel";
import type { CustomerGroupId, CustomerId, LocationId, PriceListId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

const blankIsNull = (value: unknown) => (value === "" || value === undefined ? null : value);
const moment = z.preprocess(blankIsNull, z.coerce.date("Enter a date and time.").nullable());

/** The currencies that a list may be in. */

/** A price list's form; `id` is empty for a new one. The currency of a list does not change. */
export const priceListInput = z.object({
  id: z.preprocess(blankIsNull, idOf<PriceListId>().nullable()),
  version: z.coerce.number().int().min(0),
  name: z.string().trim().min(1, "Give it a name.").max(80, "At most 80 characters."),
  currency: z.string().pipe(z.enum(currencies)),
  channel: z.preprocess(blankIsNull, z.enum(channels).nullable()),
  locationId: z.preprocess(blankIsNull, idOf<LocationId>().nullable()),
  groupId: z.preprocess(blankIsNull, idOf<CustomerGroupId>().nullable()),
  taxIncluded: z.boolean().default(false),
  startsAt: moment, endsAt: moment,
  priority: z.coerce.number("Enter a number.").int("Enter a whole number.").min(0, "Not below zero.").max(100, "At most 100."),
}).superRefine((list, problem) => {
  if (list.startsAt && list.endsAt && list.startsAt >= list.endsAt) problem.addIssue({ code: "custom", path: ["endsAt"], message: "The end must be after the start." });
});
export type PriceListInput = z.output<typeof priceListInput>;

export const priceListChoice = z.object({ id: idOf<PriceListId>() });
/** A file of prices as text; some thousand rows. */
export const priceFile = z.object({ id: idOf<PriceListId>(), text: z.string().max(2_000_000, "The file is larger than 2 MB.") });
export type PriceFile = z.output<typeof priceFile>;

export const customerGroupInput = z.object({ name: z.string().trim().min(1, "Give it a name.").regex(/\p{L}/u, "Give it a name in letters.").regex(/^[\p{L}\p{N} &'’.,()-]{1,60}$/u, "At most 60 letters, digits and spaces.") });
export type CustomerGroupInput = z.output<typeof customerGroupInput>;

export const groupChoice = z.object({ customerId: idOf<CustomerId>(), groupIds: z.array(idOf<CustomerGroupId>()).max(20, "At most 20.") });
export type GroupChoice = z.output<typeof groupChoice>;
