"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { toast } from "@/components/ui/toast";
import { chooseCustomerGroups } from "@/lib/actions/pricing";

type Props = { customerId: string; groups: { id: string; name: string; isIn: boolean }[]; mayEdit: boolean };

/** The groups of a customer: their prices and promotions count from the next look at the cart on. */
export function GroupChoice({ customerId, groups, mayEdit }: Props) {
  const router = useRouter();
  const [chosen, setChosen] = useState(groups.filter((group) => group.isIn).map((group) => group.id));
  const [isBusy, setBusy] = useState(false);
  if (groups.length === 0) return null;
  const isSaved = groups.every((group) => group.isIn === chosen.includes(group.id));
  const save = async () => {
    setBusy(true);
    const outcome = await chooseCustomerGroups({ customerId, groupIds: chosen });
    setBusy(false);
    toast(outcome.ok ? { title: "Groups saved" } : { tone: "negative", title: outcome.message });
    if (outcome.ok) router.refresh();
  };
  return (
    <section aria-labelledby="customer-groups" className="rounded-md border border-line bg-surface p-4">
      <h2 id="customer-groups" className="text-sm font-semibold">Customer groups</h2>
      <fieldset disabled={!mayEdit} className="mt-1">
        <legend className="sr-only">Groups this customer belongs to</legend>
        {groups.map((group) => <Checkbox key={group.id} label={group.name} checked={chosen.includes(group.id)} onChange={(event) => setChosen((was) => (event.target.checked ? [...was, group.id] : was.filter((id) => id !== group.id)))} />)}
      </fieldset>
      {mayEdit && !isSaved && <Button type="button" size="small" isBusy={isBusy} onClick={() => void save()} className="mt-2">Save groups</Button>}
    </section>
  );
}
