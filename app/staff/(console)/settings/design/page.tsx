import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { DesignColors } from "@/components/shell/design/colors";
import { DesignControls } from "@/components/shell/design/controls";
import { DesignFeedback } from "@/components/shell/design/feedback";
import { DesignOverlays } from "@/components/shell/design/overlays";
import { DesignType } from "@/components/shell/design/type";

export const metadata: Metadata = { title: "Design" };

export default function DesignPage() {
  return (
    <StaffPage title="Design" detail="The tokens and components that every channel is made of.">
      <div className="grid gap-12">
        <DesignType />
        <DesignColors />
        <DesignControls />
        <DesignFeedback />
        <DesignOverlays />
      </div>
    </StaffPage>
  );
}
