"use client";

import { Bell, Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Chip } from "@/components/ui/chip";
import { Combobox } from "@/components/ui/combobox";
import { Field, fieldAttributes } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { QuantityStepper } from "@/components/ui/quantity-stepper";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { DesignSection } from "./section";

const hint = "For the pickup code. We send nothing else.";
const error = "This address has no @. Check it and try again.";

export function DesignControls() {
  return (
    <>
      <DesignSection title="Buttons">
        <div className="flex flex-wrap items-center gap-3">
          <Button>Add to cart</Button>
          <Button look="secondary">Find in a store</Button>
          <Button look="quiet">Compare</Button>
          <Button look="danger">Cancel order</Button>
          <LinkButton href="/staff/settings/design" look="secondary">
            A link
          </LinkButton>
          <IconButton label="Notifications">
            <Bell aria-hidden strokeWidth={1.6} />
          </IconButton>
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <Button size="large">Place order</Button>
          <Button isBusy>Saving</Button>
          <Button disabled>Not possible now</Button>
          <Button size="small" look="secondary">
            <Plus aria-hidden className="size-4" /> Row
          </Button>
        </div>
      </DesignSection>
      <DesignSection title="Fields">
        <div className="grid gap-6 sm:grid-cols-2">
          <Field id="design-name" label="Full name">
            <Input {...fieldAttributes("design-name")} autoComplete="off" defaultValue="Rosa Lindqvist" />
          </Field>
          <Field id="design-phone" label="Phone" hint={hint} isOptional>
            <Input {...fieldAttributes("design-phone", { hint })} inputMode="tel" autoComplete="off" />
          </Field>
          <Field id="design-mail" label="E-mail" error={error}>
            <Input {...fieldAttributes("design-mail", { error })} autoComplete="off" defaultValue="rosa.example.com" />
          </Field>
          <Field id="design-reason" label="Reason">
            <Select {...fieldAttributes("design-reason")} defaultValue="count">
              <option value="count">Cycle count</option>
              <option value="damage">Damaged</option>
            </Select>
          </Field>
          <Field id="design-store" label="Store">
            <Combobox
              id="design-store"
              label="Store"
              placeholder="Type a name"
              choices={[
                { value: "a", label: "Portland Pearl", detail: "Open until 8 PM" },
                { value: "b", label: "Seattle Ballard", detail: "Open until 7 PM" },
                { value: "c", label: "Boise Downtown", detail: "Closed" },
              ]}
            />
          </Field>
          <Field id="design-sku" label="SKU">
            <Input {...fieldAttributes("design-sku")} disabled defaultValue="LMP-0412-BRS" />
          </Field>
          <Field id="design-note" label="Note" className="sm:col-span-2">
            <Textarea {...fieldAttributes("design-note")} rows={3} placeholder="Leave it by the side door" />
          </Field>
        </div>
      </DesignSection>
      <DesignSection title="Choices">
        <RadioCards
          legend="How would you like it?"
          name="design-fulfillment"
          defaultValue="pickup"
          options={[
            { value: "pickup", label: "Pick up at Portland Pearl", detail: "Ready today by 4:15 PM · Aisle 7, bay 2", aside: "Free" },
            { value: "delivery", label: "Delivery to 97209", detail: "Friday, November 27", aside: "$6.90" },
            { value: "curbside", label: "Curbside", detail: "Not offered at this store", disabled: true },
          ]}
        />
        <div className="grid gap-x-8 sm:grid-cols-2">
          <div>
            <Checkbox label="Someone else picks it up" defaultChecked />
            <Checkbox label="Tell me about restocks" hint="By e-mail, at most once a week" />
          </div>
          <Switch label="Sound on new orders" hint="Plays on this device" defaultChecked className="self-start" />
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <QuantityStepper label="Quantity" max={5} />
          <Chip isOn onRemove={() => undefined} removeLabel="Remove: Brass">
            Brass
          </Chip>
          <Chip>Under $100</Chip>
        </div>
      </DesignSection>
    </>
  );
}
