import { LinkButton } from "./link-button";

type Props = { shown: number; total: number; noun: string; nextHref?: string };

/** How much of a list is on the page, and a link to more of it, which scripts may take over. */
export function LoadMore({ shown, total, noun, nextHref }: Props) {
  const share = total === 0 ? 100 : (shown / total) * 100;
  return (
    <div className="flex flex-col items-center gap-4 py-8">
      <p role="status" className="figures text-sm text-muted">
        {shown.toLocaleString("en-US")} of {total.toLocaleString("en-US")} {noun}
      </p>
      <div aria-hidden className="h-0.5 w-44 bg-line">
        <div className="h-full bg-action" style={{ width: `${share}%` }} />
      </div>
      {nextHref && (
        <LinkButton href={nextHref} look="secondary" scroll={false}>
          Show more
        </LinkButton>
      )}
    </div>
  );
}
