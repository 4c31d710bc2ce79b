export type Review = {
  id: string;
  authorName: string;
  rating: number;
  title: string;
  body: string;
  /** Where the purchase that verifies it happened. */
  verified: "online" | "store" | null;
  /** ISO instant. */
  at: string;
};

export type ReviewPage = { reviews: Review[]; /** How many there are with these stars. */ total: number; /** Goes on after this one. */ next: string | null };

/** Reviews by stars, five first. */
export type ReviewDistribution = { stars: number; count: number }[];

export const reviewPageSize = 6;

export const verifiedWords = (verified: Review["verified"]): string | null =>
  verified === "online" ? "Verified, bought online" : verified === "store" ? "Verified, bought in store" : null;
