import { z } from "zod";
import { emailInput, personName } from "@/lib/domain/identity/account-forms";
import { phoneInput } from "./phone";

const blank = (value: unknown) => (value === null || (typeof value === "string" && value.trim() === "") ? undefined : value);

/** One row of a customers file, known by its loyalty number, else by its e-mail. What is left blank stays. */
export const customerImportRow = z.object({
  name: z.preprocess(blank, personName.optional()),
  email: z.preprocess(blank, emailInput.transform((email) => email.toLowerCase()).optional()),
  phone: z.preprocess(blank, phoneInput.optional()),
  loyalty_number: z.preprocess(blank, z.coerce.string().trim().regex(/^[A-Za-z0-9-]{4,30}$/, "4 to 30 letters, digits or hyphens.").optional()),
  preferred_store: z.preprocess(blank, z.string().trim().max(80).optional()),
  wants_marketing: z.preprocess(blank, z.union([z.boolean(), z.enum(["yes", "no", "true", "false"], "Write yes or no.").transform((value) => value === "yes" || value === "true")]).optional()),
}).refine((row) => row.email !== undefined || row.loyalty_number !== undefined, { path: ["email"], message: "An e-mail or a loyalty number is needed." });

export type CustomerImportRow = z.output<typeof customerImportRow>;

export const customerImportColumns: Record<keyof CustomerImportRow, string> = {
  name: "full name (required when new)", email: "e-mail (this or the loyalty number is required)", phone: "phone number, in any US spelling or with +", loyalty_number: "your own number of the person",
  preferred_store: "code or address name of a location", wants_marketing: "yes or no; the choice is kept with its date",
};
