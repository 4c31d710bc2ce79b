import { z } from "zod";

/** At most 254 characters (RFC 5321), trimmed; letters of any script, no spaces, one @, a dot in the domain. */
export const emailInput = z.string().trim().max(254, "That e-mail is too long.")
  .regex(/^[^\s@<>()",;:\\[\]]+@[^\s@<>()",;:\\[\]]+\.[^\s@<>()",;:\\[\]]{2,}$/u, "Write an e-mail like name@example.com.");

export const passwordInput = z.string().min(10, "Use at least 10 characters.").max(200, "Use at most 200 characters.");

export const personName = z.string().trim().min(1, "Tell us your name.").max(120, "Use at most 120 characters.")
  .refine((value) => !/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u.test(value), "Use letters, spaces and hyphens only.");

export const signUpInput = z.object({ name: personName, email: emailInput, password: passwordInput });
export const signInInput = z.object({ email: emailInput, password: z.string().min(1, "Enter your password.").max(200), next: z.string().max(400).optional() });
export const resetRequestInput = z.object({ email: emailInput });
export const tokenInput = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "This link is not complete. Open it from the e-mail again.");
export const resetInput = z.object({ token: tokenInput, password: passwordInput });

/** A path of our own to go to next; anything that could leave the site becomes the fallback. */
export const ownPath = (value: string | undefined, fallback: string): string => (value && /^\/(?![/\\])[^\s\\]*$/.test(value) ? value : fallback);
