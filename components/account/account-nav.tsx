"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { startTransition } from "react";
import { forgetPage } from "@/components/shell/keep-page";
import { useAskAgainOnLeaving } from "@/components/shell/shop-facts";
import { signOut } from "@/lib/actions/account";

const places = [
  { href: "/account", label: "Orders" },
  { href: "/account/wishes", label: "Wish list" },
  { href: "/account/points", label: "Points" },
  { href: "/account/credit", label: "Store credit" },
  { href: "/account/profile", label: "Profile" },
  { href: "/account/devices", label: "Devices" },
];

export function AccountNav() {
  const pathname = usePathname();
  const expectSomebodyElse = useAskAgainOnLeaving();
  return (
    <nav aria-label="Account" className="-mx-3 overflow-x-auto lg:mx-0">
      <ul className="flex lg:grid lg:gap-1">
        {places.map(({ href, label }) => (
          <li key={href}><Link href={href} aria-current={pathname === href ? "page" : undefined} className="inline-flex min-h-11 w-full items-center rounded-md px-3 text-sm whitespace-nowrap hover:bg-ink/6 aria-[current]:bg-action-soft aria-[current]:font-medium">{label}</Link></li>
        ))}
        <li>
          <form action={() => { expectSomebodyElse(); void forgetPage("card"); startTransition(async () => { await signOut(new FormData()); }); }}>
            <button type="submit" className="inline-flex min-h-11 w-full items-center rounded-md px-3 text-sm whitespace-nowrap text-muted hover:bg-ink/6">Sign out</button>
          </form>
        </li>
      </ul>
    </nav>
  );
}
