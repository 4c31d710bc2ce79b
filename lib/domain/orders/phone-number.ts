import { z } from "zod";

/** E.164 of a number as typed; ten digits are read as one of the United States. Null for anything else. */
export function toPhoneNumber(typed: string): string | null {
  const trimmed = typed.trim();
  if (!/^\+?[\d\s().-]{7,30}$/.test(trimmed)) return null;
  const digits = trimmed.replace(/\D/g, "");
  if (trimmed.startsWith("+")) return /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : null;
  const national = digits.length === 11 && digits.startsWith("1") ? digits.slice(1) : digits;
  return /^[2-9]\d{9}$/.test(national) ? `+1${national}` : null;
}

export const phoneNumber = z.string().trim().max(40, "Write a phone number like (612) 555-0142.").transform((value, context) => {
  const number = toPhoneNumber(value);
  if (!number) context.addIssue({ code: "custom", message: "Write a phone number like (612) 555-0142." });
  return number ?? "";
});
