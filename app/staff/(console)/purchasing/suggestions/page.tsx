import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { SuggestionFilter } from "@/components/staff/purchasing/suggestion-filter";
import { SuggestionTable } from "@/components/staff/purchasing/suggestion-table";
import { listDestinations } from "@/lib/domain/purchasing/list-destinations";
import { listSuggestions } from "@/lib/domain/purchasing/list-suggestions";
import { listSuppliers } from "@/lib/domain/purchasing/list-suppliers";
import { suggestionQuery } from "@/lib/domain/purchasing/purchase-query";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Suggested orders" };

export default async function SuggestionsPage({ searchParams }: PageProps<"/staff/purchasing/suggestions">) {
  const by = await maybePermit("purchasing.plan");
  if (!by) return <NoPermission what="ordering from suppliers" />;
  const asked = await searchParams;
  const query = suggestionQuery.parse(asked);
  const [places, suppliers, storeId] = await Promise.all([listDestinations(by), listSuppliers(by), staffStoreId()]);
  const place = places.find((one) => one.id === asked.at) ?? places.find((one) => one.id === storeId) ?? places[0];
  if (!place) return <NoPermission what="a location to order for" />;
  const suggestions = await listSuggestions(by, query, { locationId: place.id });
  return (
    <StaffPage title="Suggested orders" detail={`What ${place.name} runs out of before it could arrive, with everything the suggestion is made of.`}>
      <SuggestionFilter query={query} place={place} places={places} suppliers={suppliers.filter((one) => one.isActive)} />
      <SuggestionTable key={`${place.id}:${JSON.stringify(query)}`} suggestions={suggestions} place={place} query={query} />
    </StaffPage>
  );
}
