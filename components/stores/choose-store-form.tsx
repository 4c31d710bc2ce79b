"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useActionState, useTransition, type SubmitEvent } from "react";
import { askAgain } from "@/components/shell/shop-facts";
import { Button } from "@/components/ui/button";
import type { ButtonLook } from "@/components/ui/button-style";
import { toast } from "@/components/ui/toast";
import { chooseStore } from "@/lib/actions/store";

type Props = { storeId: string; storeName: string; isMine?: boolean; back?: string; look?: ButtonLook; label?: string; className?: string; onChosen?: () => void };

/** "Set as my store": everything on the page follows; without scripts it posts and comes back. */
export function ChooseStoreForm({ storeId, storeName, isMine = false, back = "/stores", look = "secondary", label = "Set as my store", className, onChosen }: Props) {
  const client = useQueryClient();
  const [, posted] = useActionState(chooseStore, null);
  const [isBusy, start] = useTransition();
  if (isMine) return <p className="flex min-h-control w-fit items-center gap-2 rounded-md border border-action/40 bg-action-soft px-4 text-sm font-medium text-action"><Check aria-hidden className="size-4" />Your store</p>;

  const choose = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    start(async () => {
      const outcome = await chooseStore(form).catch(() => null);
      if (!outcome?.ok) return toast({ tone: "negative", title: outcome?.message ?? "We could not reach the shop", detail: "Your store is unchanged." });
      await askAgain(client);
      toast({ title: `${outcome.data.name} is your store now`, detail: "Pickup times and stock on every page are for this store." });
      onChosen?.();
    });
  };
  return (
    <form action={posted} onSubmit={choose} className={className}>
      <input type="hidden" name="storeId" value={storeId} />
      <input type="hidden" name="back" value={back} />
      <Button type="submit" look={look} isBusy={isBusy} aria-label={`Set ${storeName} as my store`}>
        {label}
      </Button>
    </form>
  );
}
