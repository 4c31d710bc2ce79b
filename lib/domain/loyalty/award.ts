/** What points are for: an own order, a friend's first one, or having been brought by a friend. */
export type AwardKind = "order" | "friend" | "welcome";
/** `available`: they are on the balance. */
export type AwardStatus = "pending" | "available";
