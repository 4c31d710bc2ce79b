import type { ReactNode } from "react";

/** The narrow page of everything before one is signed in: a heading, a sentence, a form. */
export function AccountPage({ title, lead, children, below }: { title: string; lead?: ReactNode; children: ReactNode; below?: ReactNode }) {
  return (
    <div className="page py-12 lg:py-20">
      <div className="mx-auto max-w-md">
        <h1 className="display-2">{title}</h1>
        {lead && <p className="mt-3 text-muted">{lead}</p>}
        <div className="mt-8">{children}</div>
        {below && <div className="mt-10 border-t pt-6 text-sm text-muted">{below}</div>}
      </div>
    </div>
  );
}
