import { MapPinOff } from "lucide-react";
import { StaffPage } from "@/components/shell/staff-page";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export default function MissingInConsole() {
  return (
    <StaffPage title="Nothing here">
      <EmptyState icon={<MapPinOff />} title="There is no such page" action={<LinkButton href="/staff/today">Go to today</LinkButton>}>
        It does not exist, or it belongs to a store you do not work at.
      </EmptyState>
    </StaffPage>
  );
}
