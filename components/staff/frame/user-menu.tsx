"use client";

import { LogOut, User } from "lucide-react";
import { startTransition } from "react";
import { Menu } from "@/components/ui/menu";
import { signOutStaff } from "@/lib/actions/account";

/** Who is signed in, their devices, and the way out. */
export function UserMenu({ name, role }: { name: string; role: string }) {
  return (
    <Menu
      side="top"
      align="start"
      trigger={
        <button type="button" className="flex min-h-11 items-center gap-3 rounded-md px-3 text-left text-sm hover:bg-ink/6">
          <User aria-hidden className="size-4.5 shrink-0" strokeWidth={1.6} />
          <span className="min-w-0"><span className="block truncate leading-tight">{name}</span><span className="block truncate text-2xs leading-tight text-muted">{role}</span></span>
        </button>
      }
      entries={[
        { kind: "link", label: "Signed-in devices", href: "/staff/sessions" },
        { kind: "line" },
        { kind: "action", label: "Sign out", icon: <LogOut />, onSelect: () => startTransition(async () => { await signOutStaff(new FormData()); }) },
      ]}
    />
  );
}
