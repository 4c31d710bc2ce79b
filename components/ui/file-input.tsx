import type { ComponentProps } from "react";

/** The browser's own file field in the house's dress. A file that was corrected on disk may be chosen again. */
export function FileInput(props: Omit<ComponentProps<"input">, "type" | "className">) {
  return <input onClick={(event) => { event.currentTarget.value = ""; }} {...props} type="file" className="block w-full rounded-md border border-line-strong bg-surface text-sm file:mr-3 file:min-h-11 file:border-0 file:border-r file:border-line file:bg-sunken file:px-4 file:text-sm file:font-medium file:text-ink lg:file:min-h-9" />;
}
