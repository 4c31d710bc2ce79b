import { Checkbox } from "@/components/ui/checkbox";

/** The form that the ticks of a page belong to. */
export const compareForm = "compare";

/** Below a card of a list: this one too. */
export const CompareTick = ({ slug, title }: { slug: string; title: string }) => (
  <Checkbox name="item" value={slug} form={compareForm} label={<>Compare<span className="sr-only"> {title}</span></>} className="mt-auto self-start text-xs text-muted" />
);
