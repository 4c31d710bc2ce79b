export type ServiceLevel = "ground" | "two_day" | "overnight";
export const serviceLevels = ["ground", "two_day", "overnight"] as const satisfies readonly ServiceLevel[];

/** A box to be carried: whole grams and millimeters. */
export type Carried = { grams: number; lengthMm: number; widthMm: number; heightMm: number };
export type TableRate = { service: ServiceLevel; title: string; amountMinor: number; transitDays: number; zone: number };

/** Ends of the zones in kilometers, as American carriers cut the country: 2 is near, 8 is across. */
const zoneEnds = [240, 480, 965, 1_610, 2_250, 2_900] as const;
const firstZone = 2;

/** Volume in cubic millimeters that counts as a kilogram: 139 cubic inches to the pound, the usual divisor. */
const cubicMmPerKg = 5_022_000;

const services: Record<ServiceLevel, { title: string; base: number; perKg: readonly number[]; days: readonly number[]; most: { grams: number; longestMm: number } | null }> = {
  ground: { title: "Ground", base: 690, perKg: [38, 46, 58, 74, 92, 112, 134], days: [1, 2, 3, 4, 4, 5, 5], most: { grams: 68_000, longestMm: 2_740 } },
  two_day: { title: "Two-day air", base: 1_450, perKg: [110, 140, 180, 230, 280, 330, 390], days: [2, 2, 2, 2, 2, 2, 2], most: { grams: 68_000, longestMm: 2_740 } },
  overnight: { title: "Overnight", base: 2_990, perKg: [190, 250, 320, 400, 480, 560, 640], days: [1, 1, 1, 1, 1, 1, 1], most: { grams: 45_000, longestMm: 2_000 } },
};

/** Above what parcel carriers take, a truck does; its price has no service levels. */
const freight = { base: 7_900, perKg: [40, 55, 75, 95, 120, 145, 170], days: [3, 4, 5, 6, 7, 8, 9] };

export const zoneOf = (km: number): number => firstZone + (zoneEnds.findIndex((end) => km <= end) + zoneEnds.length + 1) % (zoneEnds.length + 1);

/** What is paid for: the weight, or the room where that is more, in started kilograms. */
export const billedKg = ({ grams, lengthMm, widthMm, heightMm }: Carried): number => Math.max(1, Math.ceil(Math.max(grams / 1000, (lengthMm * widthMm * heightMm) / cubicMmPerKg)));

/** What a box costs over a distance, cheapest first; minor units of US dollars, working days. */
export function tableRates(box: Carried, km: number): TableRate[] {
  const zone = zoneOf(km);
  const step = zone - firstZone;
  const longest = Math.max(box.lengthMm, box.widthMm, box.heightMm);
  const fitting = serviceLevels.filter((level) => {
    const { most } = services[level];
    return most === null || (box.grams <= most.grams && longest <= most.longestMm);
  });
  if (fitting.length === 0) return [{ service: "ground", title: "Freight", amountMinor: freight.base + billedKg(box) * (freight.perKg[step] ?? 0), transitDays: freight.days[step] ?? 9, zone }];
  return fitting.map((service): TableRate => {
    const { title, base, perKg, days } = services[service];
    return { service, title, amountMinor: base + (billedKg(box) - 1) * (perKg[step] ?? 0), transitDays: days[step] ?? 5, zone };
  });
}

/** "AW" and twelve digits, the last of which checks the others by Luhn's sum: a mistyped number is noticed. */
export function trackingNumberOf(seed: bigint): string {
  const digits = String(seed % 100_000_000_000n).padStart(11, "0");
  return `AW${digits}${luhnDigit(digits)}`;
}

export const isTableNumber = (number: string): boolean => /^AW\d{12}$/.test(number) && luhnDigit(number.slice(2, 13)) === Number(number.slice(13));

function luhnDigit(digits: string): number {
  const sum = digits.split("").toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
