import { z } from "zod";
import type { PassId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { ownPart } from "./shopper-choice";

/** So many passes of one part are live at a time. */
export const livePasses = 3;

export const passInput = ownPart.extend({ name: z.string().trim().min(2, "Tell us who comes.").max(80, "At most 80 characters.") });
export const passOfShopper = ownPart.extend({ passId: idOf<PassId>() });

export type PassFacts = { id: PassId; name: string; status: "live" | "used" | "revoked"; usedAt: string | null };
/** `link` is what the shopper sends on: it shows the QR and nothing of the order but where and when. */
export type PickupPass = PassFacts & { link: string };

/** What the bearer sees; `code` only while it can be used. */
export type PassPage = {
  name: string; status: "live" | "used" | "revoked" | "over"; code: string | null; isReady: boolean; units: number; buyer: string; readyBy: string; collectBy: string | null;
  store: { name: string; slug: string; timeZone: string; addressLine1: string; city: string; state: string; postcode: string; phone: string; instructions: string };
};
