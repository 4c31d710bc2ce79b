import { Lamp } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Kbd } from "@/components/ui/kbd";
import { LinkButton } from "@/components/ui/link-button";
import { LoadMore } from "@/components/ui/load-more";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { Table } from "@/components/ui/table";
import { DesignSection } from "./section";

const rows = [
  { sku: "LMP-0412", name: "Fen table lamp, brass", onHand: 14, available: 9, state: "positive" as const, word: "In stock" },
  { sku: "CHR-0087", name: "Alder lounge chair", onHand: 2, available: 0, state: "warning" as const, word: "All reserved" },
  { sku: "PLT-0230", name: "Olive tree, 120 cm", onHand: 0, available: 0, state: "negative" as const, word: "Out of stock" },
];

export function DesignFeedback() {
  return (
    <>
      <DesignSection title="State">
        <div className="flex flex-wrap gap-2">
          <Badge>Placed</Badge>
          <Badge tone="info" hasShape>Picking</Badge>
          <Badge tone="positive" hasShape>Ready</Badge>
          <Badge tone="warning" hasShape>Due in 10 min</Badge>
          <Badge tone="negative" hasShape>Overdue</Badge>
          <Badge tone="accent">New</Badge>
        </div>
        <Banner title="This store closes early today">Orders placed after 3 PM are ready tomorrow by 10:30 AM.</Banner>
        <Banner tone="negative" title="The card was declined" action={<LinkButton href="#main" look="secondary">Use another card</LinkButton>}>
          Your items stay reserved for 14 more minutes.
        </Banner>
        <Progress label="Picked" value={9} max={14} valueText="9 of 14" />
        <div className="grid max-w-sm gap-2">
          <Skeleton className="h-5 w-2/3" />
          <Skeleton className="h-5 w-full" />
        </div>
      </DesignSection>
      <DesignSection title="Lists">
        <Breadcrumb crumbs={[{ label: "Home", href: "/" }, { label: "Lighting", href: "/categories/lighting" }, { label: "Table lamps" }]} />
        <Table
          caption="Stock at Portland Pearl"
          rows={rows}
          rowKey={(row) => row.sku}
          columns={[
            { key: "sku", header: "SKU", cell: (row) => <span className="figures whitespace-nowrap">{row.sku}</span> },
            { key: "name", header: "Name", cell: (row) => row.name, className: "min-w-48" },
            { key: "hand", header: "On hand", kind: "number", cell: (row) => row.onHand },
            { key: "free", header: "Available", kind: "number", cell: (row) => row.available },
            { key: "state", header: "State", cell: (row) => <Badge tone={row.state} hasShape>{row.word}</Badge> },
          ]}
        />
        <LoadMore shown={24} total={118} noun="lamps" nextHref="#main" />
        <div>
          <Disclosure title="Delivery and returns" group="design" isOpen>
            Free pickup in every store. Bring it back within 60 days, to any store or by post. <Kbd>R</Kbd> starts a return in the console.
          </Disclosure>
          <Disclosure title="Care" group="design">Wipe with a dry cloth.</Disclosure>
        </div>
        <div className="rounded-lg border border-line bg-surface">
          <EmptyState icon={<Lamp />} title="Nothing waits to be picked" action={<LinkButton href="#main" look="secondary">See tomorrow</LinkButton>}>
            New orders appear here by themselves, with a sound.
          </EmptyState>
        </div>
      </DesignSection>
    </>
  );
}
