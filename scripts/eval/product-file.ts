import { createHash } from "node:crypto";
import { readRows } from "../import/read-rows";
import { textOf } from "./text-of";

export type FileProduct = {
  id: string; title: string; shelf: readonly string[]; description: string; price: number | null;
  /** Values of all other columns by the name of the column; a cell of "name:value|name:value" gives one each. */
  traits: Record<string, string>;
  /** Words of the other columns that have no name of their own. */
  keywords: readonly string[];
};

const columns = {
  id: ["id", "product_id"], title: ["name", "title", "product_name", "product_title"], category: ["category", "category hierarchy", "category_hierarchy"], style: ["style", "product_class"],
  description: ["description", "product_description"], price: ["price_usd", "price"],
};
const known = new Set(Object.values(columns).flat());

/** Products of a file with the columns of a retailer, whatever else it holds. */
export async function* readProducts(file: string): AsyncGenerator<FileProduct> {
  for await (const row of readRows(file, {})) {
    if ("problem" in row) continue;
    const values = Object.fromEntries(Object.entries(row.values).map(([name, value]) => [name, textOf(value)]));
    const cell = (names: readonly string[]) => names.map((name) => values[name]).find((value) => value) ?? "";
    const id = cell(columns.id);
    const title = cell(columns.title);
    if (!id || !title) continue;
    const category = cell(columns.category).split(/\s*[/>]\s*/).filter(Boolean);
    const style = cell(columns.style).split("|")[0]?.trim() ?? "";
    const shelf = style && style.toLowerCase() !== category.at(-1)?.toLowerCase() ? [...category, style] : category;
    const price = Number(cell(columns.price).replace(/[$,]/g, ""));
    yield { id, title, shelf: shelf.length > 0 ? shelf : ["Products"], description: cell(columns.description).replace(/<[^>]{1,200}>/g, " "), price: price > 0 ? price : null, ...rest(values) };
  }
}

function rest(values: Record<string, string>): Pick<FileProduct, "traits" | "keywords"> {
  const traits: Record<string, string> = {};
  const keywords: string[] = [];
  const add = (name: string, value: string) => {
    const key = camelCase(name);
    if (key && value) traits[key] = traits[key] ? `${traits[key]}, ${value}` : value;
  };
  for (const [column, cell] of Object.entries(values)) {
    if (known.has(column) || !cell) continue;
    if (!cell.includes("|")) add(column, cell);
    else for (const part of cell.split("|")) {
      const [, name, value] = /^\s*([^:]{1,50}?)\s*:\s*(.+)$/s.exec(part) ?? [];
      if (name && value) add(name, value.trim());
      else if (part.trim()) keywords.push(part.trim());
    }
  }
  return { traits, keywords };
}


/** "home_lifestyle" → "homeLifestyle": only letters, as the addresses of filters need. */
const camelCase = (name: string): string =>
  name.toLowerCase().split(/[^a-z]+/).filter(Boolean).map((part, at) => (at === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1))).join("").slice(0, 40);

/** The shelf's address: the words of its way, with a short sum where they are too long. */
export function shelfSlug(shelf: readonly string[]): string {
  const slug = shelf.join(" ").normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return slug.length > 0 && slug.length <= 100 ? slug : `${slug.slice(0, 80).replace(/-$/, "")}-${createHash("sha256").update(shelf.join("/")).digest("hex").slice(0, 12)}`.replace(/^-/, "");
}
