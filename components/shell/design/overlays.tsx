"use client";

import { Pencil, Printer, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { Popover } from "@/components/ui/popover";
import { Sheet } from "@/components/ui/sheet";
import { Tabs } from "@/components/ui/tabs";
import { toast } from "@/components/ui/toast";
import { Tooltip } from "@/components/ui/tooltip";
import { DesignSection } from "./section";

export function DesignOverlays() {
  return (
    <DesignSection title="Overlays">
      <div className="flex flex-wrap gap-3">
        <Dialog
          title="Cancel this order?"
          description="Nothing was charged. The items go back on sale at once."
          trigger={<Button look="secondary">Dialog</Button>}
          footer={<Button look="danger">Cancel order</Button>}
        />
        <Sheet title="Your cart" trigger={<Button look="secondary">Sheet</Button>} footer={<Button className="w-full">Check out</Button>}>
          <p className="text-sm text-muted">What lies in the cart.</p>
        </Sheet>
        <Popover title="Portland Pearl" trigger={<Button look="secondary">Popover</Button>}>
          <p className="text-sm">Open today until 8:00 PM</p>
        </Popover>
        <Menu
          trigger={<Button look="secondary">Menu</Button>}
          align="start"
          entries={[
            { kind: "action", label: "Edit", icon: <Pencil aria-hidden />, keys: "E", onSelect: () => toast({ title: "Edited" }) },
            { kind: "action", label: "Print label", icon: <Printer aria-hidden />, keys: "P", onSelect: () => toast({ title: "Sent to the printer" }) },
            { kind: "line" },
            { kind: "action", label: "Delete", icon: <Trash2 aria-hidden />, isDangerous: true, onSelect: () => toast({ title: "Could not delete", detail: "Two orders still need it.", tone: "negative" }) },
          ]}
        />
        <Button
          look="secondary"
          onClick={() => toast({ title: "Added to cart", detail: "Fen table lamp · pickup today", undo: { label: "Undo", run: () => undefined } })}
        >
          Toast
        </Button>
        <Tooltip keys="P" trigger={<IconButton label="Print label"><Printer aria-hidden strokeWidth={1.6} /></IconButton>}>
          Print label
        </Tooltip>
      </div>
      <Tabs
        label="Order"
        tabs={[
          { value: "lines", label: "Lines", panel: <p className="text-sm text-muted">Three lines, two groups.</p> },
          { value: "timeline", label: "Timeline", panel: <p className="text-sm text-muted">Placed at 11:02 AM.</p> },
          { value: "payments", label: "Payments", panel: <p className="text-sm text-muted">Authorized, captured at hand-off.</p> },
        ]}
      />
    </DesignSection>
  );
}
