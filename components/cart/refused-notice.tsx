import { Banner } from "@/components/ui/banner";
import { LinkButton } from "@/components/ui/link-button";
import type { RefusalCode } from "@/lib/kernel/refusal";
import { say } from "@/lib/kernel/wording";

/** What a form posted from another page without scripts was refused for; other words in the address say nothing. */
const codes: readonly RefusalCode[] = ["invalid", "not_found", "quantity_limit", "cart_full", "store_required", "pickup_off"];

export function RefusedNotice({ code }: { code: string | null }) {
  const known = codes.find((one) => one === code);
  if (!known) return null;
  const words = known === "not_found" ? "That item is no longer there, so your cart did not change." : known === "invalid" ? "That could not be added: choose a quantity from 1 to 99 and how you want to get it." : say(known);
  return (
    <Banner role="alert" tone="warning" className="mt-6" action={known === "store_required" ? <LinkButton href="/stores" look="secondary">Choose a store</LinkButton> : undefined}>
      {words}
    </Banner>
  );
}
