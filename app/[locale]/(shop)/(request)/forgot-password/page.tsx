import type { Metadata } from "next";
import { AccountPage } from "@/components/account/account-page";
import { MailLinkForm } from "@/components/account/mail-link-form";

export const metadata: Metadata = { title: "Forgotten password", robots: { index: false } };

export default function ForgotPasswordPage() {
  return <AccountPage title="Forgotten password" lead="Tell us your e-mail and we send you a link to choose a new one."><MailLinkForm purpose="reset" /></AccountPage>;
}
