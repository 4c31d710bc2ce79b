import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { FilterTab } from "@/components/staff/frame/filter-tab";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { NumberedPages } from "@/components/staff/frame/numbered-pages";
import { ReviewAtDesk } from "@/components/staff/reviews/review-at-desk";
import { VoiceTabs } from "@/components/staff/reviews/voice-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { listReviewDesk } from "@/lib/domain/catalog/list-voices";
import { reviewDeskQuery, voicePageSize } from "@/lib/domain/catalog/voice-query";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Reviews" };

const tabs = { waiting: "Waiting", published: "Published", hidden: "Not shown" } as const;

export default async function ReviewsPage({ searchParams }: PageProps<"/staff/reviews">) {
  const by = await maybePermit("reviews.moderate");
  if (!by) return <NoPermission what="reviews" />;
  const query = reviewDeskQuery.parse(await searchParams);
  const { rows, total } = await listReviewDesk(by, query);
  return (
    <StaffPage title="Reviews" detail="By people who bought it, online or in a store. A bad one is as good as a good one: hide only what is about something else, insults, or names somebody.">
      <VoiceTabs at="reviews" />
      <nav aria-label="State of the reviews" className="mb-4 flex gap-1 overflow-x-auto">
        {(["waiting", "published", "hidden"] as const).map((status) => <FilterTab key={status} href={`/staff/reviews?status=${status}`} isOn={status === query.status} label={tabs[status]} {...(status === query.status && { count: total })} />)}
      </nav>
      {rows.length === 0 ? <EmptyState title={query.status === "waiting" ? "Nothing waits to be read" : "None here"}>{query.status === "waiting" ? "New reviews appear here before anybody else sees them." : "Reviews come here when somebody decides so."}</EmptyState> : (
        <ul className="divide-y divide-line border-y border-line">{rows.map((review) => <li key={review.id}><ReviewAtDesk review={review} /></li>)}</ul>
      )}
      <NumberedPages page={query.page} pageSize={voicePageSize} total={total} hrefOf={(page) => `/staff/reviews?status=${query.status}&page=${page}`} />
    </StaffPage>
  );
}
