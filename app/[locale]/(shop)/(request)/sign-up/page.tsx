import type { Metadata } from "next";
import Link from "next/link";
import { AccountPage } from "@/components/account/account-page";
import { SignUpForm } from "@/components/account/sign-up-form";

export const metadata: Metadata = { title: "Create an account", robots: { index: false } };

export default function SignUpPage() {
  return (
    <AccountPage title="Create an account" lead="For one history of everything you buy, online and in our stores." below={<>You have one? <Link href="/sign-in" className="inline-flex min-h-11 min-w-11 items-center text-ink underline underline-offset-4">Sign in</Link></>}>
      <SignUpForm />
    </AccountPage>
  );
}
