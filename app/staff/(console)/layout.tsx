import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { QueryProvider } from "@/components/shell/query-provider";
import { StaffShell } from "@/components/shell/staff-shell";
import { StoreSwitcher } from "@/components/staff/frame/store-switcher";
import { UserMenu } from "@/components/staff/frame/user-menu";
import { isStaffPermission, mayStaff, roleLabel, staffPermissions } from "@/lib/domain/identity/permission";
import { listOwnStores } from "@/lib/domain/identity/list-own-stores";
import { requirePermit, staffMember, staffStoreId } from "@/lib/session";

export const instant = false;

/** Everything behind the staff sign-in. Each page still asks for its own permit. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const member = await staffMember();
  if (!member) redirect("/staff/sign-in");
  const stores = await listOwnStores(await requirePermit("fulfillment.view"));
  const permissions = Object.keys(staffPermissions).filter((can) => isStaffPermission(can) && mayStaff(member, can));
  return (
    <QueryProvider>
      <StaffShell
        permissions={permissions}
        storeSwitcher={<StoreSwitcher stores={stores} chosenId={await staffStoreId()} canSeeAll={member.storeIds === "all"} />}
        userMenu={<UserMenu name={member.name} role={roleLabel[member.role]} />}
      >
        {children}
      </StaffShell>
    </QueryProvider>
  );
}
