import { Disclosure } from "@/components/ui/disclosure";
import type { Question } from "@/lib/domain/catalog/question";

const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });

/** What others asked, each with the answer of our staff behind it. */
export function QuestionList({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return <p className="text-sm text-muted">Nobody has asked about this yet. What would you like to know?</p>;
  return (
    <div className="border-t border-line">
      {questions.map(({ id, body, authorName, answer, answeredByName, at }, index) => (
        <Disclosure key={id} title={body} isOpen={index === 0}>
          <p className="whitespace-pre-line text-ink">{answer}</p>
          <p className="mt-2 text-xs">Asked by {authorName}; answered by {answeredByName} of Alderway Home, <time dateTime={at}>{day.format(new Date(at))}</time></p>
        </Disclosure>
      ))}
    </div>
  );
}
