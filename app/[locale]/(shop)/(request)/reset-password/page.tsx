import type { Metadata } from "next";
import { AccountPage } from "@/components/account/account-page";
import { MailLinkForm } from "@/components/account/mail-link-form";
import { NewPasswordForm } from "@/components/account/new-password-form";

export const metadata: Metadata = { title: "Choose a new password", robots: { index: false }, referrer: "same-origin" };

export default async function ResetPasswordPage({ searchParams }: PageProps<"/[locale]/reset-password">) {
  const { token } = await searchParams;
  return (
    <AccountPage title="Choose a new password">
      {typeof token === "string" ? <NewPasswordForm token={token} /> : <MailLinkForm purpose="reset" />}
    </AccountPage>
  );
}
