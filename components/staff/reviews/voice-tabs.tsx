import { FilterTab } from "@/components/staff/frame/filter-tab";

/** What shoppers say about products, and what they ask. */
export const VoiceTabs = ({ at }: { at: "reviews" | "questions" }) => (
  <nav aria-label="Reviews and questions" className="-mt-3 mb-4 flex gap-1 border-b border-line pb-2">
    <FilterTab href="/staff/reviews" isOn={at === "reviews"} label="Reviews" />
    <FilterTab href="/staff/reviews/questions" isOn={at === "questions"} label="Questions" />
  </nav>
);
