import { Lock } from "lucide-react";
import { StaffPage } from "@/components/shell/staff-page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

/** A door this role may not open. */
export function NoPermission({ what }: { what: string }) {
  return (
    <StaffPage title="Not for your role">
      <EmptyState icon={<Lock />} title={`Your role does not include ${what}`} action={<LinkButton href="/staff/today">Back to Today</LinkButton>}>
        If you need it for your work, ask an administrator to change your role.
      </EmptyState>
    </StaffPage>
  );
}
