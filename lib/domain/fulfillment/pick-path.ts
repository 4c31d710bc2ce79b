export type Shelf = { aisle: string; bay: string };

/** The order in which to walk: aisle, then bay, numbers as numbers; items without a known place come last. */
export function byPickPath(a: Shelf, b: Shelf): number {
  if (!a.aisle !== !b.aisle) return a.aisle ? -1 : 1;
  return collator.compare(a.aisle, b.aisle) || collator.compare(a.bay, b.bay);
}

/** "Aisle 4 · Bay B2", or what is known of it. */
export function shelfWords({ aisle, bay }: Shelf): string {
  if (!aisle && !bay) return "No place recorded";
  return [aisle && `Aisle ${aisle}`, bay && `Bay ${bay}`].filter(Boolean).join(" · ");
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
