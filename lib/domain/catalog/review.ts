import { machine } from "@/lib/kernel/machine";

/** Nobody but its writer sees a review before somebody of the staff has read it. */
export type ReviewStatus = "waiting" | "published" | "hidden";
export const reviewMachine = machine<ReviewStatus>({ waiting: ["published", "hidden"], published: ["hidden"], hidden: ["published"] });

export type Review = {
  id: string;
  authorName: string;
  rating: number;
  title: string;
  body: string;
  photos: string[];
  /** Where the purchase that verifies it happened. */
  verified: "online" | "store" | null;
  /** ISO instant. */
  at: string;
};

export type ReviewPage = { reviews: Review[]; /** How many there are with these stars. */ total: number; /** Goes on after this one. */ next: string | null };

/** Reviews by stars, five first. */
export type ReviewDistribution = { stars: number; count: number }[];

export const reviewPageSize = 6;
export const mostPhotos = 4;

export const verifiedWords = (verified: Review["verified"]): string | null =>
  verified === "online" ? "Verified, bought online" : verified === "store" ? "Verified, bought in store" : null;

/** "Maya Lin" → "Maya L.": how a person stands in public. */
export function publicName(name: string): string {
  const [first = "", ...others] = name.trim().split(/\s+/);
  const initial = others.at(-1)?.charAt(0);
  return initial ? `${first} ${initial}.` : first;
}
