/** Runs each in turn. One that fails stops no other; when all have had their turn it is thrown, so that its job counts as failed. */
export async function eachByItself<T>(all: readonly T[], run: (one: T) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = [];
  for (const one of all) await run(one).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures.length === 1 ? failures[0] : new AggregateError(failures, `${failures.length} of ${all.length} failed`);
}
