import type { ReactNode } from "react";

export function DesignSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-5 border-t border-line pt-5 lg:grid-cols-[11rem_1fr]">
      <h2 className="text-sm font-medium">{title}</h2>
      <div className="grid min-w-0 gap-6">{children}</div>
    </section>
  );
}
