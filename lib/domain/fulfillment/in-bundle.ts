/** The bundle that a line was sold in; of its parts each has its own line. */
export type InBundle = { id: string; slug: string; title: string; variantTitle: string; /** Of the bundle. */ quantity: number; image: { src: string; width: number; height: number; background: string } | null };

export type Bundled<L> = { bundle: InBundle; lines: L[] } | { bundle: null; lines: [L] };

/** Lines as they were sold: a bundle is one, at the place of the first of its parts. */
export function asSold<L extends { bundle?: InBundle | null }>(lines: readonly L[]): Bundled<L>[] {
  const sold: Bundled<L>[] = [];
  for (const line of lines) {
    const { bundle } = line;
    const known = bundle && sold.find((one) => one.bundle?.id === bundle.id);
    if (known) known.lines.push(line);
    else sold.push(bundle ? { bundle, lines: [line] } : { bundle: null, lines: [line] });
  }
  return sold;
}

/** "Part of Kerry dining set"; nothing for what is sold alone. */
export const partOfWords = (bundle: Pick<InBundle, "title"> | null): string => (bundle ? `Part of ${bundle.title}` : "");

/** "1 × Kerry table, 4 × Kerry chair, oak"; units of one thing that differ by a cent are said together. */
export function contentWords(lines: readonly { title: string; variantTitle: string; quantity: number }[]): string {
  const units = new Map<string, number>();
  for (const { title, variantTitle, quantity } of lines) {
    const name = [title, variantTitle].filter(Boolean).join(", ");
    units.set(name, (units.get(name) ?? 0) + quantity);
  }
  return [...units].filter(([, quantity]) => quantity > 0).map(([name, quantity]) => `${quantity} × ${name}`).join(" + ");
}
