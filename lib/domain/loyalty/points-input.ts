import { z } from "zod";
import type { CustomerId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

export const adjustPointsInput = z.object({
  customerId: idOf<CustomerId>(),
  points: z.coerce.number("Write a number like 500 or -500.").int("Write whole points.").min(-1_000_000, "That is too much.").max(1_000_000, "That is too much.").refine((points) => points !== 0, "Write how many."),
  reason: z.string().trim().min(3, "Say why, in a few words.").max(300, "Use at most 300 characters."),
  /** Made by the form, kept while it is retried. */
  key: z.string().regex(/^[A-Za-z0-9_-]{8,80}$/, "This form is incomplete. Load the page again."),
});
export type AdjustPoints = z.output<typeof adjustPointsInput>;
