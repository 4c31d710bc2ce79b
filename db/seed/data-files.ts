import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { z } from "zod";

const product = z.object({
  modelId: z.string(), slug: z.string(), title: z.string(), summary: z.string(), description: z.string(), categorySlug: z.string(),
  materials: z.string(), care: z.string(), priceMinor: z.int(), compareAtMinor: z.int().nullable(),
  colors: z.array(z.object({ name: z.string(), hex: z.string(), model: z.string().nullable() })).min(1),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  parcels: z.array(z.object({ weightGrams: z.int(), lengthMm: z.int(), widthMm: z.int(), heightMm: z.int() })).min(1),
  twoPeople: z.boolean(), keywords: z.array(z.string()),
  credit: z.object({ creator: z.string(), licence: z.string(), source: z.string() }),
});
export type ProductFile = z.infer<typeof product>;

const category = z.object({ slug: z.string(), name: z.string(), parentSlug: z.string().nullable(), position: z.int(), description: z.string(), heroModelId: z.string() });

const model = z.object({
  dimensionsMm: z.tuple([z.number(), z.number(), z.number()]), background: z.string(), photos: z.array(z.string()), colors: z.record(z.string(), z.string()),
  creator: z.string(), licence: z.string(), library: z.string(),
});

const windows = z.array(z.tuple([z.string(), z.string()]));
const place = z.object({
  sourceId: z.int(), addressLine1: z.string(), addressLine2: z.string(), city: z.string(), state: z.string(), postcode: z.string(),
  latitude: z.number(), longitude: z.number(), timeZone: z.string(),
  hours: z.object({ mon: windows, tue: windows, wed: windows, thu: windows, fri: windows, sat: windows, sun: windows }),
});
export type PlaceFile = z.infer<typeof place>;

const person = z.tuple([z.string(), z.string(), z.string(), z.number(), z.string(), z.string(), z.string(), z.string(), z.string(), z.string(), z.string()]);

const counts = z.array(z.number());
const profile = z.object({
  web: z.object({ weekday: counts.length(7), hour: counts.length(24), month: z.record(z.string(), z.number()), daysOfTrade: z.record(z.string(), z.number()), lines: counts, units: counts }),
  store: z.object({ weekday: counts.length(7), hour: counts.length(24) }),
  ordersPerCustomerInHalfYear: counts,
});

const source = z.object({ id: z.string(), title: z.string(), source: z.string(), licence: z.string(), usedFor: z.string() });
const review = z.object({ about: z.string(), rating: z.int(), title: z.string(), body: z.string() });
const question = z.object({ about: z.string(), question: z.string(), answer: z.string().nullable() });
const letter = z.object({ topic: z.string(), text: z.string() });

export const readProducts = () => z.array(product).parse(json("products.json"));
export const readCategories = () => z.array(category).parse(json("categories.json"));
export const readModels = () => z.record(z.string(), model).parse(json("models.json"));
export const readPlaces = () => z.array(place).parse(json("stores.json"));
export const readProfile = () => profile.parse(json("shopping-profile.json"));
export const readSources = () => z.array(source).parse(json("sources.json"));
export const readReviews = () => z.array(review).parse(json("reviews.json"));
export const readQuestions = () => z.array(question).parse(json("questions.json"));
export const readLetters = () => z.array(letter).parse(json("letters.json"));

export type PersonFile = { firstName: string; lastName: string; email: string; age: number; interests: string[]; discounts: string; devices: { web: string; ios: string; android: string }; street: string; state: string };

export function readPeople(): PersonFile[] {
  const lines = gunzipSync(readFileSync(file("people.jsonl.gz"))).toString("utf8").trimEnd().split("\n");
  return lines.map((line) => {
    const [firstName, lastName, email, age, persona, discounts, web, ios, android, street, state] = person.parse(JSON.parse(line));
    return { firstName, lastName, email, age, interests: persona.split("_"), discounts, devices: { web, ios, android }, street, state };
  });
}

const file = (name: string) => new URL(`./data/${name}`, import.meta.url);
const json = (name: string): unknown => JSON.parse(readFileSync(file(name), "utf8"));
