"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { buttonStyle } from "@/components/ui/button-style";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { moveWishToCart, removeLine, restoreLine, saveForLater } from "@/lib/actions/cart";
import { useQueryClient } from "@tanstack/react-query";
import type { Outcome } from "@/lib/kernel/refusal";
import { cartKey } from "./cart-query";
import { useCartForm } from "./use-cart-form";

type Props = { lineId: string; title: string; isMember: boolean; isGiftCard: boolean };

/** Save for later and remove, both with a way back for ten seconds; a gift card is not kept for later. */
export function LineTools({ lineId, title, isMember, isGiftCard }: Props) {
  return (
    <>
      {isGiftCard ? null : isMember ? (
        <ToolForm lineId={lineId} action={saveForLater} undo={moveWishToCart} said={`${title} is saved for later`} label="Save for later" name={`Save ${title} for later`} />
      ) : (
        <Link href="/sign-in?next=/cart" prefetch={false} aria-label={`Sign in to save ${title} for later`} className={buttonStyle("quiet", "regular", "text-muted")}>
          Save for later
        </Link>
      )}
      <RemoveLine lineId={lineId} title={title} />
    </>
  );
}

export const RemoveLine = ({ lineId, title, look }: { lineId: string; title: string; look?: "secondary" }) => (
  <ToolForm lineId={lineId} action={removeLine} undo={restoreLine} said={`${title} is removed`} label="Remove" name={`Remove ${title}`} look={look} />
);

type ToolProps<R> = { lineId: string; action: (previous: Outcome<R> | null, form: FormData) => Promise<Outcome<R>>; undo: (removed: R) => Promise<Outcome<unknown>>; said: string; label: string; name: string; look?: "secondary" | undefined };

function ToolForm<R>({ lineId, action, undo, said, label, name, look }: ToolProps<R>) {
  const queries = useQueryClient();
  const router = useRouter();
  const { form, isBusy } = useCartForm(action, (removed) => {
    const putBack = async () => {
      const outcome = await undo(removed);
      if (!outcome.ok) return toast({ tone: "negative", title: outcome.message });
      await queries.invalidateQueries({ queryKey: cartKey });
      router.refresh();
    };
    toast({ title: said, undo: { label: "Undo", run: () => void putBack() } });
  });
  return (
    <form {...form}>
      <input type="hidden" name="lineId" value={lineId} />
      <Button type="submit" look={look ?? "quiet"} isBusy={isBusy} aria-label={name} className={look ? undefined : "text-muted"}>
        {label}
      </Button>
    </form>
  );
}
