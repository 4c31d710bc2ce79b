import type { Metadata } from "next";
import { cacheLife } from "next/cache";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { listCredits } from "@/lib/domain/catalog/list-credits";

export const metadata: Metadata = { title: "Credits", description: "Where the pictures, models and data of this shop come from.", alternates: { canonical: "/credits" } };

async function loadCredits() {
  "use cache";
  cacheLife("days");
  return listCredits();
}

export default async function Page() {
  const credits = await loadCredits();
  return (
    <div className="page pt-3">
      <Breadcrumb crumbs={[{ label: "Home", href: "/" }, { label: "Credits" }]} />
      <h1 className="display-2 mt-5">Credits</h1>
      <p className="mt-2 max-w-[62ch] text-muted">Alderway Home is a demonstration shop: its stores, staff, customers and orders are invented. These people and projects made what it is shown with.</p>
      <ul className="mt-8 grid gap-x-12 border-t border-line md:grid-cols-2">
        {credits.map(({ id, title, source, licence, usedFor }) => (
          <li key={id} className="border-b border-line py-4 text-sm">
            <h2 className="font-medium">{title}</h2>
            <p className="mt-1 text-muted">{usedFor}</p>
            <p className="mt-1 text-muted [overflow-wrap:anywhere]">{source}</p>
            <p className="mt-1">{licence}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
