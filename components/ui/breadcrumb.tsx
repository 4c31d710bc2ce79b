import Link from "next/link";
import { Fragment } from "react";

export type Crumb = { label: string; href?: string };

/** Where this page lies; the last crumb is the page itself. */
export function Breadcrumb({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="-my-2 flex flex-wrap items-center gap-x-2 text-xs text-muted">
        {crumbs.map((crumb, index) => (
          <Fragment key={crumb.label}>
            {index > 0 && (
              <li aria-hidden className="text-line-strong">
                /
              </li>
            )}
            <li>
              {crumb.href ? (
                <Link href={crumb.href} className="-mx-1.5 inline-flex min-h-11 items-center px-1.5 underline underline-offset-4 hover:text-ink">
                  {crumb.label}
                </Link>
              ) : (
                <span aria-current="page" className="inline-flex min-h-11 items-center text-ink">
                  {crumb.label}
                </span>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
