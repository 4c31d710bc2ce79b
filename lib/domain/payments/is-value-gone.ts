const guards: readonly unknown[] = ["stored_value_balance", "stored_value_spendable"];

/** Whether the database refused to spend more than a gift card or store credit holds, or one that may not be spent. */
export function isValueGone(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if ("constraint" in cause && guards.includes(cause.constraint)) return true;
  return false;
}
