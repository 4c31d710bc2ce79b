import { Banner } from "@/components/ui/banner";
import { Disclosure } from "@/components/ui/disclosure";
import { MailLinkForm } from "./mail-link-form";

export function VerifyNotice({ email }: { email: string }) {
  return (
    <Banner tone="info" className="mt-6" title="Confirm your e-mail">
      <p>We sent a link to {email}. After you open it, orders you placed as a guest join this list.</p>
      <Disclosure title="Send it again" className="border-b-0"><MailLinkForm purpose="verification" email={email} /></Disclosure>
    </Banner>
  );
}
