/** Millimeters of a unit as people write it. */
export const millimeters: Readonly<Record<string, number>> = {
  mm: 1, millimeter: 1, millimeters: 1, cm: 10, centimeter: 10, centimeters: 10, centimetre: 10, centimetres: 10, m: 1_000, meter: 1_000, meters: 1_000, metre: 1_000, metres: 1_000,
  in: 25.4, inch: 25.4, inches: 25.4, ft: 304.8, feet: 304.8, foot: 304.8,
};

const unit = `(?:${Object.keys(millimeters).sort((a, b) => b.length - a.length).join("|")})`;
const number = String.raw`\d{1,5}(?:\.\d{1,2})?`;
const feetAndInches = new RegExp(String.raw`\b(\d{1,2})\s?(?:ft|feet|foot)\s?(\d{1,2}(?:\.\d{1,2})?)\s?(?:in|inch|inches)\b`, "g");
const sides = new RegExp(String.raw`\b(${number})((?:\s?(?:x|by)\s?${number}){1,2})\s?(${unit})\b`, "g");
const most = new RegExp(String.raw`\b(?:under|below|maximum|up to|at most|less than|no more than|not over)\s(?=\d{1,5}(?:\.\d{1,2})?\s?${unit}\b)`, "g");
const measure = new RegExp(String.raw`\b\d{1,5}\s?${unit}\b`, "g");
const fraction = new RegExp(String.raw`\b(\d{1,5}\.\d{1,2})\s?(${unit})\b`, "g");

/**
 * A text whose measures survive being taken apart into words: `48"` becomes "48in", "120 x 60 cm" "120cm 60cm", and what has
 * a fraction or two units is said in millimeters ("1.2 m", `5'6"`). "Under" a measure is "max".
 */
export function plainMeasures(text: string): string {
  return text.toLowerCase().slice(0, 400).replace(/[″“”]|''/g, '"').replace(/[′’]/g, "'").replace(/×|\*/g, "x").replace(/(\d),(\d{1,2})(?=\s?(?:m|cm|ft|in)\b)/g, "$1.$2")
    .replace(/(\d)\s?"/g, "$1in ").replace(/(\d)\s?'(?![a-z])/g, "$1ft ")
    .replace(feetAndInches, (_, feet: string, inches: string) => `${Math.round(Number(feet) * 304.8 + Number(inches) * 25.4)}mm`)
    .replace(sides, (_, first: string, others: string, of: string) => [first, ...(others.match(new RegExp(number, "g")) ?? [])].map((side) => `${side} ${of}`).join(" "))
    .replace(most, "max ")
    .replace(fraction, (_, side: string, of: string) => `${Math.round(Number(side) * (millimeters[of] ?? 1))}mm`).replace(/\s+/g, " ").trim();
}

/** What is wanted, whatever its size. */
export const withoutMeasures = (text: string): string => plainMeasures(text).replace(measure, " ");
