import { z } from "zod";
import { slugInput } from "./product-input";

export type CategoryNode = { slug: string; name: string; description: string; imageSrc: string | null; children: CategoryNode[] };
export type CategoryCrumb = { slug: string; name: string };

export const categoryFields = z.object({
  slug: slugInput,
  name: z.string().trim().min(1, "Give it a name.").max(80, "Use at most 80 characters."),
  description: z.string().trim().max(600, "Use at most 600 characters."),
  parentSlug: slugInput.nullable(),
  position: z.number().int().min(0).max(10_000),
  imageSrc: z.string().regex(/^\/media\/[\w./-]+$/, "A picture under /media/.").nullable(),
});

export type CategoryFields = z.output<typeof categoryFields>;

/** The tree in order; a row whose parent is missing stands at the top. */
export function categoryTree(rows: readonly { id: string; parentId: string | null; slug: string; name: string; description: string; imageSrc: string | null }[]): CategoryNode[] {
  const nodes = new Map(rows.map((row) => [row.id, { slug: row.slug, name: row.name, description: row.description, imageSrc: row.imageSrc, children: [] as CategoryNode[] }]));
  const top: CategoryNode[] = [];
  for (const row of rows) {
    const node = nodes.get(row.id);
    const parent = row.parentId === null ? undefined : nodes.get(row.parentId);
    if (node) (parent ? parent.children : top).push(node);
  }
  return top;
}

/** The way from the top to one category, itself last; empty when it is not in the tree. */
export function categoryTrail(tree: readonly CategoryNode[], slug: string): CategoryNode[] {
  for (const node of tree) {
    if (node.slug === slug) return [node];
    const below = categoryTrail(node.children, slug);
    if (below.length > 0) return [node, ...below];
  }
  return [];
}

/** The tree as one list, each category below its parent, for a select. */
export const flatCategories = (tree: readonly CategoryNode[], depth = 0): { slug: string; name: string; depth: number }[] =>
  tree.flatMap(({ slug, name, children }) => [{ slug, name, depth }, ...flatCategories(children, depth + 1)]);
