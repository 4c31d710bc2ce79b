import { transaction } from "@/db/client";
import { sql } from "drizzle-orm";
import { attributeDefinition } from "@/db/schema/catalog";
import { createCategory } from "@/lib/domain/catalog/create-category";
import { systemPermit } from "@/lib/domain/identity/permit";
import { addHomeWords } from "@/lib/domain/search/add-home-words";
import { refreshSearchStatistics } from "@/lib/domain/search/refresh-search-statistics";
import { newId } from "@/lib/kernel/ids";
import { importKinds } from "@/scripts/import/kinds";

const by = systemPermit("import");
const batchSize = 1_000;

const rooms = ["Living room", "Bedroom", "Dining", "Office", "Outdoor", "Bathroom", "Kitchen", "Kids", "Entry", "Lighting"];
const kinds = ["sofa", "armchair", "office chair", "dining chair", "bar stool", "coffee table", "end table", "desk", "dining table", "nightstand", "dresser", "wardrobe", "bookcase", "tv stand", "bed frame", "bench", "ottoman",
  "table lamp", "floor lamp", "pendant light", "chandelier", "wall sconce", "mirror", "rug", "curtain panel", "throw pillow", "blanket", "vase", "wall clock", "picture frame", "planter", "laundry basket", "shoe rack", "recliner"];
const colors = ["white", "black", "gray", "blue", "green", "brown", "beige", "red", "gold", "silver", "navy", "natural"];
const materials = ["oak", "walnut", "pine", "metal", "leather", "velvet", "linen", "glass", "marble", "rattan", "cotton", "ceramic"];
const styles = ["modern", "rustic", "industrial", "farmhouse", "scandinavian", "traditional", "coastal", "minimalist"];
const prose = "comfortable sturdy frame designed for small spaces easy to assemble with soft cushions wide seat adjustable height storage drawers shelves legs finish smooth surface daily use family guests bright warm light durable clean simple lines natural grain handmade detail supports weight fits beside wall corner room modern home"
  .split(" ");
const syllables = ["ar", "ben", "cal", "dor", "el", "fin", "gor", "hal", "is", "jor", "kel", "lan", "mor", "nel", "os", "per", "quin", "ros", "sel", "tam", "ul", "ver", "wes", "yor", "zan"];

/** A number that looks random and is the same for the same place, 0 up to `below`. */
const chance = (place: number, salt: number, below: number): number => (((Math.imul(place + 1, 2_654_435_761) ^ Math.imul(salt + 7, 40_503)) >>> 5) ^ ((place * 31 + salt * 17) % 9_973)) % below;
/** Early entries are chosen more often, as words in a language are. */
const often = <T>(all: readonly T[], place: number, salt: number): T => all[Math.floor((chance(place, salt, 10_000) / 10_000) ** 1.6 * all.length)] as T;
/** One of 5,000 names of collections, which nobody else uses. */
export const nameOf = (place: number): string => [1, 2, 3].map((salt) => syllables[chance(place % 5_000, salt, syllables.length)]).join("");

export const productAt = (place: number) => {
  const kind = often(kinds, place, 1);
  const [color, material, style] = [often(colors, place, 2), often(materials, place, 3), often(styles, place, 4)];
  const size = 30 + chance(place, 5, 170);
  const text = Array.from({ length: 40 }, (_, at) => often(prose, place, 20 + at)).join(" ");
  return {
    external_id: `B-${place}`, sku: `B-${place}`, title: `${nameOf(place)} ${style} ${color} ${material} ${kind}`, category: slugOf(rooms[chance(place, 6, rooms.length)] ?? "", kind), description: text,
    price: `${10 + chance(place, 7, 1_500)}.00`, width_mm: String(size * 10), "attribute.color": color, "attribute.material": material, "attribute.style": style, words: { kind, color, material, style, size },
  };
};

const slugOf = (room: string, kind: string): string => `${room} ${kind}`.toLowerCase().replaceAll(" ", "-");

/** A shop of so many products over 340 categories, brought in by the import. Returns seconds. */
export async function stockBigCatalog(products: number): Promise<{ importing: number; counting: number }> {
  await transaction(async (tx) => {
    for (const room of rooms) await createCategory(tx, by, { slug: slugOf(room, "all"), name: room, description: "", parentSlug: null, position: 0, imageSrc: null });
    for (const room of rooms) for (const kind of kinds) await createCategory(tx, by, { slug: slugOf(room, kind), name: `${kind}s`, description: "", parentSlug: slugOf(room, "all"), position: 0, imageSrc: null });
    await tx.insert(attributeDefinition).values(Object.entries({ color: colors, material: materials, style: styles }).map(([key, options], position) => ({ key, label: key, type: "choice" as const, options, isFilterable: true, position })));
    await tx.execute(sql`insert into price_list (id, code, name, currency) values (${newId()}, 'bench', 'Prices', 'USD')`);
    await addHomeWords(tx, by);
  });
  const began = performance.now();
  for (let first = 0; first < products; first += batchSize) {
    const rows = Array.from({ length: Math.min(batchSize, products - first) }, (_, at) => {
      const { words: _words, ...row } = productAt(first + at);
      return row;
    });
    await transaction((tx) => importKinds.catalog!.write(tx, rows));
  }
  const counted = performance.now();
  await transaction(refreshSearchStatistics);
  const seconds = (from: number, to: number) => Math.round((to - from) / 100) / 10;
  return { importing: seconds(began, counted), counting: seconds(counted, performance.now()) };
}
