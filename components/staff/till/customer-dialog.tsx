"use client";

import { useQuery } from "@tanstack/react-query";
import { UserRound } from "lucide-react";
import { useState } from "react";
import { ScanField } from "@/components/staff/counter/scan-field";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { phoneWords } from "@/lib/domain/locations/phone-words";
import { askCustomers, customerOf, findCustomer } from "./find-customer";
import type { OpenSale } from "./sale";

type Props = { customer: OpenSale["customer"]; /** Their tier and points. */ detail?: string | null; isOnline: boolean; description?: string; onChoose: (customer: OpenSale["customer"]) => void };

/** Whose sale it is: found by phone, e-mail, name or member code, typed or scanned; a code that is one person's chooses them at once. */
export function CustomerDialog({ customer, detail, isOnline, description = "Their history gets this sale, and they return it without a paper receipt.", onChoose }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState("");
  const wanted = text.trim();
  const { data: found, isError, isFetching } = useQuery({ queryKey: ["till", "customers", wanted], queryFn: () => askCustomers(wanted), enabled: isOpen && wanted.length >= 2 });
  const scan = async (code: string) => {
    setText(code);
    const theirs = await findCustomer(code);
    if (theirs) choose(theirs);
  };
  const choose = (next: OpenSale["customer"]) => {
    onChoose(next);
    setOpen(false);
    setText("");
  };
  return (
    <>
      <Button look="secondary" disabled={!isOnline} onClick={() => setOpen(true)} className="w-full justify-start! gap-2.5 truncate"><UserRound aria-hidden className="size-4 shrink-0" /><span className="truncate">{customer?.name ?? "Add the customer"}</span>{detail && <span className="figures ml-auto shrink-0 text-xs font-normal text-muted">{detail}</span>}</Button>
      <Dialog title="Customer" description={description} open={isOpen} onOpenChange={setOpen} footer={customer && <Button look="secondary" onClick={() => choose(null)}>Take {customer.name} off</Button>}>
        <div className="grid gap-3">
          <ScanField label="Find a customer" placeholder="Phone, e-mail, name or member code" onType={setText} onScan={(code) => void scan(code)} />
          {isError && <p role="alert" className="text-sm text-negative">Customers could not be searched now. Try again.</p>}
          {found && found.length === 0 && !isFetching && <p className="text-sm text-muted">Nobody is called “{wanted}”.</p>}
          {found && found.length > 0 && (
            <ul aria-label="Customers" className="grid max-h-80 divide-y divide-line overflow-y-auto rounded-md border border-line">
              {found.map((one) => (
                <li key={one.id}>
                  <button type="button" onClick={() => choose(customerOf(one))} className="grid min-h-14 w-full px-3 py-2 text-left hover:bg-sunken">
                    <span className="truncate text-sm font-medium">{one.name}</span>
                    <span className="truncate text-xs text-muted">{[one.email, one.phone && phoneWords(one.phone), `${one.orders} ${one.orders === 1 ? "order" : "orders"}`].filter(Boolean).join(" · ")}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      </Dialog>
    </>
  );
}
