export const gramsPerPound = 453.59237;

const quarterSigns = ["", "¼", "½", "¾"] as const;

/** Millimeters as inches to the nearest quarter: 673 → "26½". */
export function inches(mm: number): string {
  const quarters = Math.max(1, Math.round((mm / 25.4) * 4));
  const whole = Math.floor(quarters / 4);
  const part = quarterSigns[quarters % 4] ?? "";
  return whole === 0 ? part : `${whole}${part}`;
}

/** Millimeters as centimeters without a needless zero: 673 → "67.3". */
export const centimeters = (mm: number): string => String(Math.round(mm) / 10);

/** "26½ in (67.3 cm)" */
export const length = (mm: number): string => `${inches(mm)} in (${centimeters(mm)} cm)`;

/** Grams as pounds and kilograms: "7.5 lb (3.4 kg)". */
export function weight(grams: number): string {
  const pounds = grams / gramsPerPound;
  return `${pounds < 10 ? Number(pounds.toFixed(1)) : Math.round(pounds)} lb (${Number((grams / 1000).toFixed(1))} kg)`;
}

/** Kilometers as miles for the shop floor: "0.4 mi", "12 mi". */
export function miles(km: number): string {
  const distance = km / 1.609344;
  return `${distance < 10 ? Number(distance.toFixed(1)) : Math.round(distance).toLocaleString("en-US")} mi`;
}
