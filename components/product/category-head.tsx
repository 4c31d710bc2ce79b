import Link from "next/link";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import type { CategoryNode } from "@/lib/domain/catalog/category";

/** Name, sentence and the shelves below, of a category. `trail` ends with it. */
export function CategoryHead({ trail }: { trail: CategoryNode[] }) {
  const category = trail.at(-1);
  const parent = trail.at(-2);
  if (!category) return null;
  const shelves = category.children.length > 0 ? category.children : (parent?.children ?? []);
  return (
    <>
      <Breadcrumb crumbs={[{ label: "Home", href: "/" }, ...trail.map(({ name, slug }, at) => ({ label: name, href: at === trail.length - 1 ? undefined : `/categories/${slug}` }))]} />
      <h1 className="display-2 mt-5">{category.name}</h1>
      {category.description && <p className="mt-2 max-w-[60ch] text-muted">{category.description}</p>}
      {shelves.length > 1 && (
        <nav aria-label={category.children.length > 0 ? `In ${category.name}` : `Beside ${category.name}`} className="mt-5">
          <ul className="-mx-4 flex gap-2 overflow-x-auto px-4 pb-1 sm:mx-0 sm:flex-wrap sm:px-0">
            {shelves.map(({ slug, name }) => (
              <li key={slug} className="shrink-0">
                <Link href={`/categories/${slug}`} aria-current={slug === category.slug ? "page" : undefined} className="inline-flex min-h-11 items-center rounded-full border border-line-strong px-4 text-sm transition-colors duration-(--quick) hover:border-ink hover:bg-sunken aria-[current]:border-action aria-[current]:bg-action-soft">
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}
