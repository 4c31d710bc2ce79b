import type { Metadata } from "next";
import { AccountPage } from "@/components/account/account-page";
import { ConfirmEmailForm } from "@/components/account/confirm-email-form";
import { MailLinkForm } from "@/components/account/mail-link-form";

export const metadata: Metadata = { title: "Confirm your e-mail", robots: { index: false }, referrer: "same-origin" };

export default async function VerifyEmailPage({ searchParams }: PageProps<"/[locale]/verify-email">) {
  const { token } = await searchParams;
  return (
    <AccountPage title="Confirm your e-mail" lead={typeof token === "string" ? undefined : "Tell us your e-mail and we send you the link again."}>
      {typeof token === "string" ? <ConfirmEmailForm token={token} /> : <MailLinkForm purpose="verification" />}
    </AccountPage>
  );
}
