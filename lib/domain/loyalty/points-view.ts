import type { LedgerEntry } from "@/lib/domain/payments/stored-value-view";

/** Instants are ISO strings. */
export type PointsView = {
  loyaltyNumber: string; name: string;
  /** To be spent now. */
  points: number;
  owedPoints: number;
  /** Not yet on the balance; without an instant, what gives them is not done. */
  pending: { orderNumber: string; points: number; availableAt: string | null }[];
  /** Those that end next, within the days in which a member is told. */
  ending: { points: number; at: string } | null;
  /** How long each point can be spent. */
  validMonths: number;
  tier: { name: string; pointsPerHundred: number; fromMinor: number; next: { name: string; fromMinor: number; pointsPerHundred: number } | null };
  /** Bought and kept in the last 365 days. */
  spentMinor: number;
  /** Newest first. */
  entries: LedgerEntry[];
};

export const pendingPoints = ({ pending }: Pick<PointsView, "pending">): number => pending.reduce((sum, { points }) => sum + points, 0);
