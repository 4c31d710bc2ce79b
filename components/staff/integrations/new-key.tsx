"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { makeApiKey } from "@/lib/actions/integrations";
import { apiScopes, defaultRate, scopeWords } from "@/lib/domain/integrations/api-key";
import { SecretText } from "./secret-text";

/** A new key, shown once. */
export function NewKey() {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const { form, problem, errorOf, isBusy } = useSubmit(makeApiKey, (made) => { setKey(made.key); router.refresh(); });
  return (
    <>
      <Button onClick={() => { setKey(null); setOpen(true); }}>New key</Button>
      <Dialog title={key ? "Copy the key now" : "New key"} description={key ? "It is not shown again: we keep only its fingerprint." : "It acts as you, within what you choose here, and ends when you leave."} open={isOpen} onOpenChange={setOpen}
        footer={key ? <Button onClick={() => setOpen(false)}>Done</Button> : <Button type="submit" form="new-key" isBusy={isBusy}>Make the key</Button>}>
        {key ? <SecretText text={key} label="The new key" /> : (
          <form {...form} id="new-key" className="grid gap-4">
            {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
            <TextField name="name" id="key-name" label="Name" hint="What uses it: “Warehouse sync”." autoComplete="off" maxLength={60} error={errorOf("name")} />
            <fieldset>
              <legend className="text-sm font-medium">What it may do</legend>
              {errorOf("scopes") && <p role="alert" className="mt-1 text-sm text-negative">{errorOf("scopes")}</p>}
              <div className="mt-1 grid sm:grid-cols-2">{apiScopes.map((scope) => <Checkbox key={scope} name="scopes[]" value={scope} label={scopeWords[scope]} />)}</div>
            </fieldset>
            <div className="grid grid-cols-2 gap-4">
              <Field id="key-days" label="Lasts" error={errorOf("days")}>
                <Select {...fieldAttributes("key-days", {})} name="days" defaultValue="365"><option value="30">30 days</option><option value="90">90 days</option><option value="365">A year</option><option value="never">Until revoked</option></Select>
              </Field>
              <TextField name="rate" id="key-rate" label="Requests a minute" inputMode="numeric" defaultValue={String(defaultRate)} error={errorOf("rate")} />
            </div>
          </form>
        )}
      </Dialog>
    </>
  );
}
