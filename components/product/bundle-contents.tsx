import Image from "next/image";
import Link from "next/link";
import type { ProductVariant } from "@/lib/domain/catalog/product-page";

/** What is inside a bundle, each with the way to its own page. */
export function BundleContents({ contents }: Pick<ProductVariant, "contents">) {
  if (contents.length === 0) return null;
  return (
    <section aria-labelledby="contents" className="mt-6 border-t border-line pt-5">
      <h2 id="contents" className="text-sm font-medium">What is inside</h2>
      <ul className="mt-3 grid gap-1">
        {contents.map(({ slug, title, variantTitle, quantity, image }) => (
          <li key={`${slug} ${variantTitle}`}>
            <Link href={`/products/${slug}`} prefetch={false} className="flex min-h-14 items-center gap-4 underline-offset-4 hover:underline">
              {image ? <Image src={image.src} alt="" width={56} height={56} sizes="56px" className="size-14 shrink-0 rounded-md object-cover" style={{ background: image.background }} /> : <span className="size-14 shrink-0 rounded-md bg-sunken" />}
              <span className="min-w-0 flex-1 text-sm">{title}{variantTitle && <span className="block text-xs text-muted">{variantTitle}</span>}</span>
              <span className="figures text-sm">{quantity} ×</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
