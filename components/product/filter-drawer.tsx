import { SlidersHorizontal, X } from "lucide-react";
import type { ReactNode } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { iconButtonStyle } from "@/components/ui/icon-button";
import { drawerStyle } from "@/components/ui/overlay-style";

const id = "filter-drawer";

/** The phone's filters: the browser's own popover, like the menu. What is chosen in it applies with the form's button. */
export function FilterDrawer({ children }: { children: ReactNode }) {
  return (
    <>
      <button type="button" popoverTarget={id} className={buttonStyle("secondary", "regular", "flex-1 lg:hidden")}>
        <SlidersHorizontal aria-hidden className="size-4" />
        Filter
      </button>
      <div id={id} popover="auto" role="dialog" aria-labelledby={`${id}-title`} className={drawerStyle}>
        <div className="flex items-center justify-between border-b border-line py-2 pr-2 pl-6">
          <h2 id={`${id}-title`} className="display-3">Filter</h2>
          <button type="button" popoverTarget={id} popoverTargetAction="hide" aria-label="Close filters" className={iconButtonStyle}>
            <X aria-hidden strokeWidth={1.5} />
          </button>
        </div>
        <div className="px-6">{children}</div>
      </div>
    </>
  );
}
