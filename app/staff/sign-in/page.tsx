import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/account/sign-in-form";
import { Mark } from "@/components/shell/wordmark";
import { ownPath } from "@/lib/domain/identity/account-forms";
import { staffMember } from "@/lib/session";

export const metadata: Metadata = { title: "Staff sign-in" };

export default async function StaffSignInPage({ searchParams }: PageProps<"/staff/sign-in">) {
  const { next } = await searchParams;
  const path = typeof next === "string" ? ownPath(next, "/staff/today") : undefined;
  if (await staffMember()) redirect(path ?? "/staff/today");
  return (
    <main id="main" className="grid min-h-dvh place-items-center px-4 py-12">
      <div className="w-full max-w-sm">
        <Mark className="h-7 w-auto text-action" />
        <h1 className="mt-6 display-3">Staff sign-in</h1>
        <p className="mt-1 mb-6 text-sm text-muted">For people who work at Alderway Home.</p>
        <SignInForm room="staff" next={path} />
      </div>
    </main>
  );
}
