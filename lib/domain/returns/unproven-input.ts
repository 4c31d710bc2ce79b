import { z } from "zod";
import { seatInput } from "@/lib/domain/identity/pin";
import { isUuid, type CustomerId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { idKinds, plainIdNumber } from "./id-document";
import { unitOutcomes } from "./return-state";

const mostUnits = 20;
const quantity = z.coerce.number("Enter a whole number.").int("Enter a whole number.").min(1, "At least 1.").max(mostUnits, `At most ${mostUnits}.`);

export const unprovenInput = z.object({
  key: z.string().regex(/^[A-Za-z0-9_-]{8,80}$/, "This form is incomplete. Load the page again."),
  scanned: z.string().trim().min(1, "Scan the article.").max(300), quantity, customerId: idOf<CustomerId>("Find the customer: the credit is theirs."),
  /** What the screen showed. */
  amountMinor: z.number().int().min(1), outcome: z.enum(unitOutcomes, "Choose what becomes of it.").exclude(["refuse"]), note: z.string().trim().max(200, "At most 200 characters.").default(""),
  idKind: z.enum(idKinds, "Say what kind of ID it was."),
  idNumber: z.string().max(60, "At most 60 characters.").refine((number) => plainIdNumber(number).length >= 4, "Type the number on the ID."),
  approver: seatInput.nullable().default(null),
});
export type UnprovenInput = z.output<typeof unprovenInput>;

/** The address of the page; what makes no sense is left out. The number of an ID never stands in it. */
export const unprovenQuery = z.object({
  scanned: z.string().trim().max(300).catch(""), quantity: quantity.catch(1), customer: idOf<CustomerId>().nullable().catch(null), before: z.string().catch("").transform((value) => (isUuid(value) ? value : null)),
});
