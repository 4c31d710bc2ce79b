"use client";

import { usePathname } from "next/navigation";
import { useRef } from "react";
import { Select } from "@/components/ui/select";
import { chooseStaffStore } from "@/lib/actions/console";

type Props = { stores: { id: string; name: string }[]; chosenId: string | null; canSeeAll: boolean };

/** The store this console is about. One store: its name. */
export function StoreSwitcher({ stores, chosenId, canSeeAll }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const pathname = usePathname();
  if (stores.length === 1 && !canSeeAll) return <p className="truncate py-2 text-sm font-medium lg:px-3">{stores[0]?.name}</p>;
  return (
    <form ref={form} action={async (data) => { await chooseStaffStore(data); }}>
      <input type="hidden" name="next" value={pathname} />
      <label className="sr-only" htmlFor="staff-store">Store</label>
      <Select key={chosenId ?? ""} id="staff-store" name="locationId" defaultValue={chosenId ?? ""} onChange={() => form.current?.requestSubmit()}>
        {canSeeAll && <option value="">All stores</option>}
        {stores.map((store) => <option key={store.id} value={store.id}>{store.name}</option>)}
      </Select>
    </form>
  );
}
