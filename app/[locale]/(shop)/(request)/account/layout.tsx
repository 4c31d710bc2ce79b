import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { AccountNav } from "@/components/account/account-nav";
import { shopper } from "@/lib/session";

/** Everything of a signed-in shopper. Each page asks for its own permit as well. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  if ((await shopper()).kind !== "customer") redirect("/sign-in?next=/account");
  return (
    <div className="page py-10 lg:py-16">
      <div className="grid gap-8 lg:grid-cols-[12rem_minmax(0,1fr)] lg:gap-16">
        <AccountNav />
        <div className="min-w-0">{children}</div>
      </div>
    </div>
  );
}
