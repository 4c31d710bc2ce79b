/**
 * What `count` units of a line cost, from unit `from` on (0-based), so that all parts sum exactly to the line's total.
 * The cents that do not divide go to the first units: hand-overs take units from the front, cancellations from the back.
 */
export function unitsMinor(totalMinor: number, units: number, from: number, count: number): number {
  if (units <= 0 || count <= 0) return 0;
  const each = Math.floor(totalMinor / units);
  const rest = totalMinor - each * units;
  return each * count + Math.min(from + count, rest) - Math.min(from, rest);
}
