import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { FilterTab } from "@/components/staff/frame/filter-tab";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { NumberedPages } from "@/components/staff/frame/numbered-pages";
import { QuestionAtDesk } from "@/components/staff/reviews/question-at-desk";
import { VoiceTabs } from "@/components/staff/reviews/voice-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { listQuestionDesk } from "@/lib/domain/catalog/list-voices";
import { questionDeskQuery, voicePageSize } from "@/lib/domain/catalog/voice-query";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Questions" };

const tabs = { open: "Open", answered: "Answered", declined: "Not shown" } as const;

export default async function QuestionsPage({ searchParams }: PageProps<"/staff/reviews/questions">) {
  const by = await maybePermit("reviews.moderate");
  if (!by) return <NoPermission what="questions about products" />;
  const query = questionDeskQuery.parse(await searchParams);
  const { rows, total } = await listQuestionDesk(by, query);
  return (
    <StaffPage title="Questions" detail="An answer goes to who asked, and stands on the product’s page under your first name.">
      <VoiceTabs at="questions" />
      <nav aria-label="State of the questions" className="mb-4 flex gap-1 overflow-x-auto">
        {(["open", "answered", "declined"] as const).map((status) => <FilterTab key={status} href={`/staff/reviews/questions?status=${status}`} isOn={status === query.status} label={tabs[status]} {...(status === query.status && { count: total })} />)}
      </nav>
      {rows.length === 0 ? <EmptyState title={query.status === "open" ? "Every question is answered" : "None here"}>{query.status === "open" ? "Members ask on the page of a product; what they ask appears here." : "Questions come here when somebody decides so."}</EmptyState> : (
        <ul className="divide-y divide-line border-y border-line">{rows.map((question) => <li key={question.id}><QuestionAtDesk question={question} /></li>)}</ul>
      )}
      <NumberedPages page={query.page} pageSize={voicePageSize} total={total} hrefOf={(page) => `/staff/reviews/questions?status=${query.status}&page=${page}`} />
    </StaffPage>
  );
}
