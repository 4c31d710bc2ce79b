import type { Metadata } from "next";
import Link from "next/link";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { loadTopics } from "./topics";

export const metadata: Metadata = { title: "Help", alternates: { canonical: "/help" } };

export default async function Page() {
  return (
    <div className="page pt-3">
      <Breadcrumb crumbs={[{ label: "Home", href: "/" }, { label: "Help" }]} />
      <h1 className="display-2 mt-5">Help</h1>
      <ul className="mt-8 grid gap-x-12 border-t border-line sm:grid-cols-2">
        {(await loadTopics()).map(({ slug, title, summary }) => (
          <li key={slug} className="border-b border-line">
            <Link href={`/help/${slug}`} className="group block py-5">
              <span className="display-3 underline-offset-4 group-hover:underline">{title}</span>
              <span className="mt-1 block text-sm text-muted">{summary}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
