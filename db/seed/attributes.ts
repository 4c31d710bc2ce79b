import type { attributeDefinition } from "@/db/schema/catalog";
import { colorFamily } from "@/lib/domain/catalog/color-family";
import type { ProductFile } from "./data-files";

type Definition = typeof attributeDefinition.$inferInsert;

/** What products say about themselves. Options are those in use, so that no filter offers nothing. */
export function attributeDefinitions(products: readonly ProductFile[]): Definition[] {
  const options = (key: string) => [...new Set(products.map((product) => attributesOf(product)[key]).filter((value) => typeof value === "string"))].sort();
  const choice = (key: string, label: string, isFilterable: boolean) => ({ key, label, type: "choice" as const, unit: null, options: options(key), isFilterable });
  const number = (key: string, label: string, unit: string | null, isFilterable: boolean) => ({ key, label, type: "number" as const, unit, options: [], isFilterable });
  const boolean = (key: string, label: string) => ({ key, label, type: "boolean" as const, unit: null, options: [], isFilterable: true });
  const definitions = [
    { ...choice("color", "Color", true), options: [...new Set(products.flatMap((product) => product.colors.map((color) => colorFamily(color.hex))))].sort() },
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
