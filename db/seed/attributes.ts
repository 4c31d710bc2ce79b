import type { attributeDefinition } from "@/db/schema/catalog";
import type { ProductFile } from "./data-files";

type Definition = typeof attributeDefinition.$inferInsert;

/** What products say about themselves. Options are those in use, so that no filter offers nothing. */
export function attributeDefinitions(products: readonly ProductFile[]): Definition[] {
  const options = (key: string) => [...new Set(products.map((product) => attributesOf(product)[key]).filter((value) => typeof value === "string"))].sort();
  const choice = (key: string, label: string, isFilterable: boolean) => ({ key, label, type: "choice" as const, unit: null, options: options(key), isFilterable });
  const number = (key: string, label: string, unit: string | null, isFilterable: boolean) => ({ key, label, type: "number" as const, unit, options: [], isFilterable });
  const boolean = (key: string, label: string) => ({ key, label, type: "boolean" as const, unit: null, options: [], isFilterable: true });
  const definitions = [
    choice("color", "Color", true),
    choice("material", "Material", true),
    choice("style", "Style", true),
    choice("room", "Room", true),
    number("seats", "Seats", null, true),
    choice("bedSize", "Bed size", true),
    number("drawers", "Drawers", null, true),
    choice("indoorOutdoor", "Indoor or outdoor", true),
    choice("assembly", "Assembly", true),
    number("capacityLiters", "Capacity", "L", false),
    boolean("dishwasherSafe", "Dishwasher safe"),
    choice("bulb", "Bulb", false),
  ];
  return definitions.map((definition, position) => ({ ...definition, position }));
}

export const attributesOf = (product: ProductFile): ProductFile["attributes"] => ({ ...product.attributes, color: colorFamily(product.colors[0]?.hex ?? "#808080") });

/** The plain color a shopper would filter by. */
export function colorFamily(hex: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16) / 255);
  const most = Math.max(red, green, blue);
  const spread = most - Math.min(red, green, blue);
  const lightness = (most + Math.min(red, green, blue)) / 2;
  if (lightness < 0.16) return "Black";
  if (spread < 0.07) return lightness > 0.82 ? "White" : "Gray";
  const hue = (60 * (most === red ? ((green - blue) / spread + 6) % 6 : most === green ? (blue - red) / spread + 2 : (red - green) / spread + 4)) % 360;
  const isMuted = spread < 0.3;
  if (hue < 50 && isMuted && lightness > 0.62) return lightness > 0.85 ? "White" : "Beige";
  if (hue < 15 || hue >= 345) return lightness > 0.68 ? "Pink" : lightness < 0.34 && isMuted ? "Brown" : "Red";
  if (hue < 45) return hue >= 15 && lightness > 0.45 && spread > 0.55 ? "Orange" : lightness > 0.62 ? "Beige" : "Brown";
  if (hue < 68) return isMuted && lightness < 0.5 ? "Green" : "Yellow";
  if (hue < 165) return "Green";
  if (hue < 260) return isMuted && spread < 0.1 ? "Gray" : "Blue";
  return hue < 300 ? "Purple" : "Pink";
}
