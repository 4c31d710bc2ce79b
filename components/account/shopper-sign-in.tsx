"use client";

import { useAskAgainOnLeaving } from "@/components/shell/shop-facts";
import { SignInForm } from "./sign-in-form";

/** The shop's sign-in: the header follows whoever comes out of it. */
export function ShopperSignIn({ next }: { next?: string | undefined }) {
  return <SignInForm room="shop" next={next} onInput={useAskAgainOnLeaving()} />;
}
