/** What points are for. */
export type AwardKind = "order";
/** `available`: they are on the balance. */
export type AwardStatus = "pending" | "available";
