import { z } from "zod";

export type SavedView = { id: string; name: string; query: string };

/** A name for an address of a screen, one's own. */
export const savedViewInput = z.object({
  screen: z.enum(["inventory"]),
  name: z.string().trim().min(1, "Give the view a name.").max(60, "At most 60 characters."),
  query: z.string().max(2_000, "That view is too long to keep.").regex(/^[^\s<>"]*$/, "That is not an address."),
});
