import type { ReactNode } from "react";

type Props = { title: string; detail?: ReactNode; actions?: ReactNode; children: ReactNode };

/** Heading row and gutter of a console page. */
export function StaffPage({ title, detail, actions, children }: Props) {
  return (
    <div className="mx-auto w-full max-w-400 px-4 py-5 lg:px-8 lg:py-7">
      <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <h1 className="text-xl leading-tight font-semibold tracking-tight">{title}</h1>
          {detail && <p className="mt-1 text-sm text-muted">{detail}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
