import type { Metadata } from "next";
import Link from "next/link";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { PublishWeights } from "@/components/staff/search/publish-weights";
import { StoreField } from "@/components/staff/search/store-field";
import { TrialList } from "@/components/staff/search/trial-list";
import { WeightFields } from "@/components/staff/search/weight-fields";
import { WeightVersions } from "@/components/staff/search/weight-versions";
import { weightGroups } from "@/components/staff/search/weight-words";
import { Banner } from "@/components/ui/banner";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextField } from "@/components/ui/text-field";
import { listStores } from "@/lib/domain/locations/list-stores";
import { getSearchTrial } from "@/lib/domain/search/get-search-trial";
import { listSearchTerms } from "@/lib/domain/search/list-search-terms";
import { listWeightSets } from "@/lib/domain/search/list-weight-sets";
import { termsQuery } from "@/lib/domain/search/search-terms";
import { defaultWeights, readWeights, weightNames, type SearchWeights } from "@/lib/domain/search/search-weights";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Ranking of searches" };

const labels = weightGroups.flatMap(({ weights }) => weights);

export default async function RankingPage({ searchParams }: PageProps<"/staff/search/ranking">) {
  const by = await maybePermit("search.edit");
  if (!by) return <NoPermission what="the search" />;
  const params = await searchParams;
  const q = typeof params.q === "string" ? params.q.trim().slice(0, 200) : "";
  const [stores, sets, { terms }] = await Promise.all([listStores(), listWeightSets(by), listSearchTerms(by, termsQuery.parse({}))]);
  const storeId = stores.find(({ id }) => id === params.store)?.id ?? null;
  const { version, weights: inForce, note } = sets[0] ?? { version: 0, weights: defaultWeights, note: "" };
  const tried = readWeights(params, inForce);
  const changes = differences(tried, inForce);
  const [now, then] = q === "" ? [] : await Promise.all([getSearchTrial(by, { q, storeId, limit: 12, weights: inForce }), getSearchTrial(by, { q, storeId, limit: 12, weights: tried })]);
  const here = (text: string) => `/staff/search/ranking?${new URLSearchParams({ q: text, ...(storeId && { store: storeId }) })}`;
  return (
    <StaffPage
      title="Ranking" detail={`What a place in the results is made of. ${version === 0 ? "The built-in weights are in force" : `Version ${version} is in force: ${note}`}.`}
      actions={changes !== "" && <PublishWeights weights={tried} current={version} href={here(q)} />}
    >
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Search", href: "/staff/search" }, { label: "Ranking" }]} /></div>
      <div key={JSON.stringify([q, storeId, tried])} className="grid grid-cols-1 items-start gap-x-8 gap-y-6 xl:grid-cols-[20rem_minmax(0,1fr)] xl:grid-rows-[auto_1fr]">
        <form id="trial" role="search" aria-label="Search to try the weights on" className="grid grid-cols-1 items-end gap-3 sm:grid-cols-[1fr_1fr_auto] xl:grid-cols-1">
          <TextField name="q" type="search" label="Search" defaultValue={q} maxLength={200} placeholder="oak desk 120 cm" autoComplete="off" />
          <StoreField storeId={storeId} stores={stores} />
          <Button type="submit" look="secondary">Show</Button>
          <a href="#weights" className="inline-flex min-h-11 items-center text-sm underline underline-offset-4 xl:hidden">Go to the weights</a>
        </form>
        <div className="grid min-w-0 gap-8 xl:col-start-2 xl:row-span-2 xl:row-start-1">
          {changes !== "" && <Banner>Tried here, not in force: <span className="figures">{changes}</span>.</Banner>}
          {now && then ? (
            <div className="-mx-4 flex snap-x scroll-px-4 items-start gap-4 overflow-x-auto px-4 lg:mx-0 lg:grid lg:grid-cols-2 lg:gap-6 lg:overflow-visible lg:px-0 *:max-lg:w-[86%] *:max-lg:shrink-0 *:max-lg:snap-start">
              <section aria-labelledby="in-force"><h2 id="in-force" className="mb-3 text-sm font-semibold">{version === 0 ? "Built in, in force" : `Version ${version}, in force`}</h2>{now.rows.length > 0 ? <TrialList label="Results in force" rows={now.rows} /> : <Nothing q={q} />}</section>
              <section aria-labelledby="tried"><h2 id="tried" className="mb-3 text-sm font-semibold">Tried</h2>{then.rows.length > 0 ? <TrialList label="Results tried" rows={then.rows} beside={now.rows} /> : <Nothing q={q} />}</section>
            </div>
          ) : (
            <EmptyState className="rounded-md border border-line bg-surface" title="On which search?" action={terms.slice(0, 5).map(({ term }) => <Link key={term} href={here(term)} prefetch={false} className="inline-flex min-h-11 items-center rounded-full border border-line-strong px-4 text-sm hover:border-ink hover:bg-sunken">{term}</Link>)}>
              Type one, change a weight, and see both orders side by side. Nothing changes for shoppers until it is published.
            </EmptyState>
          )}
          <section aria-labelledby="versions" className="rounded-lg border border-line bg-surface p-5">
            <h2 id="versions" className="mb-2 text-sm font-semibold">Versions</h2>
            <WeightVersions versions={sets.map(({ weights, ...set }) => ({ ...set, otherwise: set.version === version ? "" : differences(weights, inForce) }))} current={version} />
          </section>
        </div>
        <WeightFields form="trial" tried={tried} inForce={inForce} />
      </div>
    </StaffPage>
  );
}

const Nothing = ({ q }: { q: string }) => <p className="rounded-md border border-line bg-surface p-4 text-sm text-muted">Nothing is found for “{q}”.</p>;

/** "In the title 2 instead of 1, Margin 0 instead of 0.03" */
function differences(weights: SearchWeights, others: SearchWeights): string {
  return weightNames.filter((name) => weights[name] !== others[name]).map((name) => `${labels.find((one) => one.name === name)?.label ?? name} ${weights[name]} instead of ${others[name]}`).join(", ");
}
