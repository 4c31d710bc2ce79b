import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { OpenFileButton } from "@/components/staff/customers/open-file-button";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { Table } from "@/components/ui/table";
import { searchCustomers } from "@/lib/domain/customers/search-customers";
import { phoneWords } from "@/lib/domain/locations/phone-words";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Customers" };

const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium" });

export default async function CustomersPage({ searchParams }: PageProps<"/staff/customers">) {
  const by = await maybePermit("customers.view");
  if (!by) return <NoPermission what="customers" />;
  const { q } = await searchParams;
  const text = typeof q === "string" ? q : "";
  const hits = await searchCustomers(by, text);
  return (
    <StaffPage title="Customers" detail="Find a person. Opening a file is recorded and shown to the customer.">
      <form role="search" className="mb-5 flex max-w-2xl gap-2">
        <label htmlFor="customer-search" className="sr-only">Name, e-mail, phone, loyalty or order number</label>
        <Input id="customer-search" name="q" type="search" defaultValue={text} placeholder="Name, e-mail, phone or order" autoFocus autoComplete="off" />
        <Button type="submit">Find</Button>
      </form>
      {text === "" ? <EmptyState title="Who is it?">Type at least two characters. Part of a name is enough; a phone number works in any format.</EmptyState> : (
        <Table
          caption="Customers found"
          rows={hits}
          rowKey={(hit) => hit.id}
          empty={<EmptyState title="Nobody found">Check the spelling, or try the phone number or an order number.</EmptyState>}
          columns={[
            { key: "name", header: "Name", cell: (hit) => <span className="font-medium">{hit.name}</span> },
            { key: "email", header: "E-mail", cell: (hit) => hit.email ?? "–" },
            { key: "phone", header: "Phone", cell: (hit) => <span className="figures whitespace-nowrap">{hit.phone ? phoneWords(hit.phone) : "–"}</span> },
            { key: "store", header: "Store", cell: (hit) => hit.homeStore ?? "–" },
            { key: "orders", header: "Orders", kind: "number", cell: (hit) => hit.orders },
            { key: "last", header: "Last order", cell: (hit) => (hit.lastOrderAt ? day.format(new Date(hit.lastOrderAt)) : "–") },
            { key: "why", header: "Found by", cell: (hit) => hit.matchedBy },
            { key: "open", header: <span className="sr-only">Open</span>, cell: (hit) => <OpenFileButton customerId={hit.id} name={hit.name} /> },
          ]}
        />
      )}
    </StaffPage>
  );
}
