/** One purchase: the local day and hour, who bought if known, and what. Returns are not purchases. */
export type Purchase = { day: string; hour: number; customer: string | null; lines: readonly { item: string; units: number }[] };

export type Shape = Record<string, Record<string, number>>;

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Shares in percent, comparable between shops of different size. A month counts by its purchases per day, against December's, which is 100. */
export function shapeOf(purchases: readonly Purchase[]): Shape {
  const lines = purchases.flatMap((one) => one.lines);
  const orders = tally(purchases.flatMap(({ customer }) => (customer === null ? [] : [customer])));
  const items = [...tally(lines.map(({ item }) => item)).values()].sort((a, b) => b - a);
  return {
    "lines of a purchase": { mean: round(lines.length / purchases.length), ...shares(purchases.map((one) => band(one.lines.length, [1, 2, 3, 4, 5, 6]))) },
    "units of a line": { mean: round(lines.reduce((sum, { units }) => sum + units, 0) / lines.length), ...shares(lines.map(({ units }) => band(units, [1, 2, 3, 4, 6, 12]))) },
    customers: { "bought again": percent([...orders.values()].filter((count) => count > 1).length, orders.size), "five times or more": percent([...orders.values()].filter((count) => count >= 5).length, orders.size) },
    items: { "lines of the best tenth": percent(sum(items.slice(0, Math.ceil(items.length / 10))), lines.length), "lines of the best half": percent(sum(items.slice(0, Math.ceil(items.length / 2))), lines.length) },
    weekday: shares(purchases.map(({ day }) => weekdays[new Date(day).getUTCDay()] ?? ""), [...weekdays.slice(1), "Sun"]),
    "time of day": shares(purchases.map(({ hour }) => timeOf(hour)), ["0-6", "6-9", "9-12", "12-15", "15-18", "18-21", "21-24"]),
    month: perDay(purchases),
  };
}

function perDay(purchases: readonly Purchase[]): Record<string, number> {
  const rates = months.map((_, month) => {
    const own = purchases.filter(({ day }) => Number(day.slice(5, 7)) === month + 1);
    return own.length / Math.max(1, new Set(own.map(({ day }) => day)).size);
  });
  const december = rates[11] ?? 0;
  return Object.fromEntries(months.flatMap((name, month) => (rates[month] ? [[name, percent(rates[month], december)]] : [])));
}

function band(value: number, from: readonly number[]): string {
  const at = from.findLastIndex((start) => value >= start);
  const [start, next] = [from[at] ?? value, from[at + 1]];
  return next === undefined ? `${start}+` : next - 1 > start ? `${start}-${next - 1}` : String(start);
}

function timeOf(hour: number): string {
  return hour < 6 ? "0-6" : `${hour - (hour % 3)}-${hour - (hour % 3) + 3}`;
}

function shares(values: readonly string[], order: readonly string[] = [...new Set(values)].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))): Record<string, number> {
  const counts = tally(values);
  return Object.fromEntries(order.map((value) => [value, percent(counts.get(value) ?? 0, values.length)]));
}

function tally(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const round = (value: number): number => Math.round(value * 10) / 10;
const percent = (part: number, whole: number): number => (whole === 0 ? 0 : round((100 * part) / whole));
