"use client";

import { useRouter } from "next/navigation";
import { Select } from "@/components/ui/select";
import { sortLabel, sorts } from "@/lib/domain/search/search-query";

/** Order of a list; `hrefs` holds the address of each. Without scripts its own button applies it. */
export function SortSelect({ value, hrefs, path, hidden }: { value: string; hrefs: Record<string, string>; path: string; hidden: [string, string][] }) {
  const router = useRouter();
  return (
    <form action={path} className="flex items-center gap-2">
      {hidden.map(([name, content]) => <input key={`${name}=${content}`} type="hidden" name={name} value={content} />)}
      <label htmlFor="sort" className="sr-only">Sort by</label>
      <Select id="sort" name="sort" defaultValue={value} onChange={(event) => router.push(hrefs[event.target.value] ?? path, { scroll: false })} className="w-48">
        {sorts.map((sort) => <option key={sort} value={sort}>{sortLabel[sort]}</option>)}
      </Select>
      <noscript>
        <button type="submit" className="min-h-control rounded-md border border-line-strong px-3 text-sm">Sort</button>
      </noscript>
    </form>
  );
}
