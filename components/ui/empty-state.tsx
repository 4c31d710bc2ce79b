import clsx from "clsx";
import type { ReactNode } from "react";

type Props = { title: string; children?: ReactNode; icon?: ReactNode; action?: ReactNode; className?: string; /** Where it is all that the page has to say, its title is the page's. */ isPage?: boolean };

/** Nothing here: what that means and what to do next. */
export function EmptyState({ title, children, icon, action, className, isPage = false }: Props) {
  const Title = isPage ? "h1" : "p";
  return (
    <div className={clsx("flex flex-col items-center px-6 py-14 text-center", className)}>
      {icon && (
        <span aria-hidden className="mb-4 text-muted [&_svg]:size-8 [&_svg]:stroke-[1.25]">
          {icon}
        </span>
      )}
      <Title className="display-3">{title}</Title>
      {children && <div className="mt-2 max-w-[46ch] text-sm text-muted">{children}</div>}
      {action && <div className="mt-6 flex flex-wrap justify-center gap-3">{action}</div>}
    </div>
  );
}
