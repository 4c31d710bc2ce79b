import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AccountPage } from "@/components/account/account-page";
import { ShopperSignIn } from "@/components/account/shopper-sign-in";
import { ownPath } from "@/lib/domain/identity/account-forms";
import { shopper } from "@/lib/session";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

export default async function SignInPage({ searchParams }: PageProps<"/[locale]/sign-in">) {
  const { next } = await searchParams;
  const path = typeof next === "string" ? ownPath(next, "/account") : undefined;
  if ((await shopper()).kind === "customer") redirect(path ?? "/account");
  return (
    <AccountPage title="Sign in" lead="Your orders, your store and your cart, on every device." below={<>New here? <Link href="/sign-up" className="inline-flex min-h-11 items-center text-ink underline underline-offset-4">Create an account</Link></>}>
      <ShopperSignIn next={path} />
    </AccountPage>
  );
}
