/** A rule of the domain as a query that returns no row while the rule holds. */
export type Invariant = { name: string; sql: string };
