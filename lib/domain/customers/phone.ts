import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { z } from "zod";

/** E.164, or null when it is no phone number of the country. */
export const toE164 = (value: string): string | null => {
  const parsed = parsePhoneNumberFromString(value, "US");
  return parsed?.isPossible() ? parsed.number : null;
};

/** An optional phone number as typed, stored as E.164; empty means none. */
export const phoneInput = z.string().trim().max(40).transform((value, context) => {
  if (value === "") return null;
  const phone = toE164(value);
  if (!phone) context.addIssue({ code: "custom", message: "Write a phone number like (612) 555-0142." });
  return phone;
});
