import type { Metadata } from "next";
import { cacheLife } from "next/cache";
import { LinkedText } from "@/components/ui/linked-text";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { listCredits, type Credit } from "@/lib/domain/catalog/list-credits";

export const metadata: Metadata = { title: "Credits", description: "Where the pictures, models and data of this shop come from.", alternates: { canonical: "/credits" } };

async function loadCredits() {
  "use cache";
  cacheLife("days");
  return listCredits();
}

export default async function Page() {
  const groups = groupsOf(await loadCredits());
  const uses = new Set(groups.filter(({ names }) => names.length > 1).map(({ usedFor }) => usedFor));
  const shared = groups.filter(({ usedFor }) => uses.has(usedFor));
  const alone = groups.filter(({ usedFor }) => !uses.has(usedFor));
  return (
    <div className="page pt-3">
      <Breadcrumb crumbs={[{ label: "Home", href: "/" }, { label: "Credits" }]} />
      <h1 className="display-2 mt-5">Credits</h1>
      <p className="mt-2 max-w-[62ch] text-muted">Alderway Home is a demonstration shop: its stores, staff, customers and orders are invented. These people and projects made what it is shown with.</p>
      <section aria-labelledby="sources" className="mt-10">
        <h2 id="sources" className="display-3">Data, maps, type and icons</h2>
        <ul className="mt-4 grid gap-x-12 border-t border-line md:grid-cols-2">
          {alone.map((group) => (
            <li key={group.id} className="border-b border-line py-4 text-sm">
              <h3 className="font-medium">{group.names[0]}</h3>
              <Origin group={group} />
            </li>
          ))}
        </ul>
      </section>
      {shared.length > 0 && (
        <section aria-labelledby="makers" className="mt-12">
          <h2 id="makers" className="display-3">Makers of the models</h2>
          {shared.map((group) => (
            <div key={group.id} className="mt-4 grid gap-x-12 gap-y-4 border-t border-line pt-4 text-sm md:grid-cols-[1fr_2fr]">
              <div>
                <Origin group={group} />
              </div>
              <ul className="columns-2 gap-x-6 lg:columns-3">
                {group.names.map((name) => <li key={name} className="break-inside-avoid pb-1.5 [overflow-wrap:anywhere]">{name}</li>)}
              </ul>
            </div>
          ))}
        </section>
      )}
    </div>
  );
}

function Origin({ group: { usedFor, source, licence } }: { group: Group }) {
  return (
    <>
      <p className="mt-1 text-muted">{usedFor}</p>
      <p className="mt-1 text-muted [overflow-wrap:anywhere]"><LinkedText text={source} /></p>
      <p className="mt-1 [overflow-wrap:anywhere]"><LinkedText text={licence} /></p>
    </>
  );
}

type Group = Omit<Credit, "title"> & { names: string[] };

/** What comes from one place under one licence for one use is said once, with the names of all who made it. */
function groupsOf(credits: readonly Credit[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { title, ...origin } of credits) {
    const key = [origin.source, origin.licence, origin.usedFor].join("\n");
    const group = groups.get(key) ?? { ...origin, names: [] };
    groups.set(key, group);
    group.names.push(title);
  }
  return [...groups.values()];
}
