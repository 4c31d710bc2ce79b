import { LinkButton } from "@/components/ui/link-button";

type Props = { page: number; pageSize: number; total: number; hrefOf: (page: number) => string; /** Where the list is not by time. */ words?: { back: string; on: string } };

/** Which rows of a long list these are, and the way to its neighbors; nothing when all are shown. */
export function NumberedPages({ page, pageSize, total, hrefOf, words = { back: "Newer", on: "Older" } }: Props) {
  if (total <= pageSize) return null;
  return (
    <nav aria-label="Pages" className="figures mt-4 flex items-center justify-between gap-3 text-sm text-muted">
      <span>{(page - 1) * pageSize + 1}–{Math.min(total, page * pageSize)} of {total}</span>
      <span className="flex gap-2">
        {page > 1 && <LinkButton look="secondary" size="small" href={hrefOf(page - 1)}>{words.back}</LinkButton>}
        {page * pageSize < total && <LinkButton look="secondary" size="small" href={hrefOf(page + 1)}>{words.on}</LinkButton>}
      </span>
    </nav>
  );
}
