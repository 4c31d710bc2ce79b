"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useActionForm } from "@/components/ui/use-action-form";
import { makeCustomerGroup } from "@/lib/actions/pricing";
import type { ListedGroup } from "@/lib/domain/pricing/list-customer-groups";
import { useEffect } from "react";

/** Groups of customers; who belongs to one is said in the customer's file. */
export function CustomerGroups({ groups, mayEdit }: { groups: ListedGroup[]; mayEdit: boolean }) {
  const router = useRouter();
  const { form, outcome, refusal, field, isBusy } = useActionForm(makeCustomerGroup);
  useEffect(() => { if (outcome?.ok) router.refresh(); }, [outcome, router]);
  const name = field("name");
  return (
    <section aria-labelledby="groups" className="mt-10 max-w-3xl">
      <h2 id="groups" className="text-sm font-semibold">Customer groups</h2>
      <p className="mt-1 text-sm text-muted">For price lists and promotions of their own. Who belongs to one is said in the customer’s file.</p>
      {groups.length > 0 && (
        <ul className="mt-3 divide-y divide-line border-y border-line text-sm">
          {groups.map((group) => <li key={group.id} className="flex min-h-11 items-center justify-between gap-4"><span className="font-medium">{group.name}</span><span className="figures text-xs text-muted">{group.members} {group.members === 1 ? "customer" : "customers"}, {group.lists} {group.lists === 1 ? "price list" : "price lists"}</span></li>)}
        </ul>
      )}
      {mayEdit && (
        <form {...form} noValidate className="mt-4 flex items-start gap-3">
          <TextField key={groups.length} {...name} label="New group" error={name.error ?? refusal?.message} autoComplete="off" className="flex-1 sm:max-w-xs" />
          <Button type="submit" look="secondary" isBusy={isBusy} className="mt-[1.625rem]">Add</Button>
        </form>
      )}
    </section>
  );
}
