import type { Metadata } from "next";
import Link from "next/link";
import { AccountPage } from "@/components/account/account-page";
import { MailLinkForm } from "@/components/account/mail-link-form";
import { Disclosure } from "@/components/ui/disclosure";

export const metadata: Metadata = { title: "Check your e-mail", robots: { index: false } };

export default function CheckYourMailPage() {
  return (
    <AccountPage title="Check your e-mail" lead="We sent you a link. Open it to confirm your address: orders you placed with it as a guest then join your account." below={<Link href="/" className="inline-flex min-h-11 items-center text-ink underline underline-offset-4">Continue shopping</Link>}>
      <Disclosure title="No mail after a few minutes?"><MailLinkForm purpose="verification" /></Disclosure>
    </AccountPage>
  );
}
