import fs from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";

/** A shop as the protocol's test data describe it. */
export type TrialData = {
  products: { id: string; title: string; priceMinor: number; imageUrl: string | null }[];
  inventory: Map<string, number>;
  customers: { id: string; name: string; email: string }[];
  addresses: { id: string; customerId: string; street: string; city: string; state: string; postcode: string; country: string }[];
  discounts: { code: string; kind: "percent" | "fixed"; /** Basis points, or minor units. */ value: number; name: string }[];
  promotions: { id: string; name: string; minimumMinor: number | null; itemIds: string[] }[];
  rates: { id: string; country: string | null; level: string; priceMinor: number; title: string }[];
  handlerIds: string[];
};

/** Reads the CSV files of a folder. Products are needed; a shop may go without any of the others. */
export function readTrialData(folder: string): TrialData {
  const read = (name: string): Record<string, string>[] => {
    const file = path.join(folder, `${name}.csv`);
    if (!fs.existsSync(file)) return [];
    const rows: Record<string, string>[] = parse(fs.readFileSync(file), { columns: (header: string[]) => header.map((one) => one.trim()), bom: true, trim: true, skip_empty_lines: true, relax_quotes: true, relax_column_count: true });
    return rows;
  };
  const products = read("products").map((row) => ({ id: text(row, "id"), title: text(row, "title"), priceMinor: whole(row, "price"), imageUrl: absolute(row.image_url) }));
  if (products.length === 0) throw new Error(`${folder} has no products.csv with products in it`);
  return {
    products,
    inventory: new Map(read("inventory").map((row) => [text(row, "product_id"), whole(row, "quantity")])),
    customers: read("customers").map((row) => ({ id: text(row, "id"), name: row.name || text(row, "email"), email: text(row, "email") })),
    addresses: read("addresses").map((row) => ({ id: text(row, "id"), customerId: text(row, "customer_id"), street: row.street_address ?? "", city: row.city ?? "", state: row.state ?? "", postcode: row.postal_code ?? "", country: row.country || "US" })),
    discounts: read("discounts").map((row) => ({ code: text(row, "code"), kind: row.type === "fixed_amount" ? "fixed" as const : "percent" as const, value: row.type === "fixed_amount" ? whole(row, "value") : Math.round(Number(text(row, "value")) * 100), name: row.description || text(row, "code") })),
    promotions: read("promotions").filter((row) => row.type === "free_shipping").map((row) => ({ id: text(row, "id"), name: row.description || text(row, "id"), minimumMinor: row.min_subtotal ? whole(row, "min_subtotal") : null, itemIds: listOf(row.eligible_item_ids) })),
    rates: read("shipping_rates").map((row) => ({ id: text(row, "id"), country: !row.country_code || row.country_code === "default" ? null : row.country_code.toUpperCase(), level: row.service_level || text(row, "id"), priceMinor: whole(row, "price"), title: text(row, "title") })),
    handlerIds: [...new Set(read("payment_instruments").map((row) => row.handler_id ?? "").filter(Boolean))],
  };
}

function text(row: Record<string, string>, column: string): string {
  const value = row[column];
  if (!value) throw new Error(`A row lacks its ${column}: ${JSON.stringify(row)}`);
  return value;
}

function whole(row: Record<string, string>, column: string): number {
  const value = Number(text(row, column));
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${column} must be a whole number, not ${row[column]}`);
  return value;
}

const absolute = (url: string | undefined): string | null => (url && URL.canParse(url) ? url : null);

/** A JSON list, as the files write it: `["a", "b"]`. */
function listOf(json: string | undefined): string[] {
  if (!json) return [];
  const list: unknown = JSON.parse(json);
  return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
}
