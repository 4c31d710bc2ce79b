"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { makeCodes } from "@/lib/actions/pricing";
import type { ListedCode } from "@/lib/domain/pricing/list-codes";

/** Codes for one use each, to be made in bulk and taken away as a file. */
export function CodeBox({ id, codes, total }: { id: string; codes: ListedCode[]; total: number }) {
  const router = useRouter();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [isBusy, setBusy] = useState(false);
  const make = async (form: FormData) => {
    setBusy(true);
    form.set("id", id);
    const outcome = await makeCodes(form);
    setBusy(false);
    setErrors(outcome.ok ? {} : outcome.fields);
    if (outcome.ok) { toast({ title: `${outcome.data.added.toLocaleString("en-US")} codes made` }); router.refresh(); }
    else if (Object.keys(outcome.fields).length === 0) toast({ tone: "negative", title: outcome.message });
  };
  return (
    <section aria-labelledby="codes" className="mt-10 max-w-3xl">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 id="codes" className="text-sm font-semibold">Codes <span className="figures font-normal text-muted">{total.toLocaleString("en-US")}</span></h2>
        {total > 0 && <LinkButton href={`/api/staff/pricing/codes?id=${id}`} look="quiet" size="small" prefetch={false} download>Take as CSV</LinkButton>}
      </div>
      <form noValidate action={(form) => void make(form)} className="mt-3 grid grid-cols-2 items-start gap-3 sm:grid-cols-[9rem_12rem_auto]">
        <TextField name="count" label="How many" defaultValue="100" inputMode="numeric" error={errors.count} autoComplete="off" />
        <TextField name="prefix" label="Begin with" hint="Ten signs follow." error={errors.prefix} autoComplete="off" autoCapitalize="characters" isOptional />
        <Button type="submit" look="secondary" isBusy={isBusy} className="max-sm:col-span-2 sm:mt-[1.625rem]">Make single-use codes</Button>
      </form>
      {codes.length > 0 && (
        <ul className="figures mt-4 grid gap-x-6 text-sm sm:grid-cols-2">
          {codes.map((code) => (
            <li key={code.code} className="flex min-h-9 items-center justify-between gap-3 border-b border-line">
              <span className="min-w-0 break-all">{code.code}</span>
              <span className="shrink-0 text-xs text-muted">{code.usageLimit === null ? `used ${code.used} times` : code.used > 0 ? `used${code.orderNumber ? `, ${code.orderNumber}` : ""}` : "unused"}</span>
            </li>
          ))}
        </ul>
      )}
      {total > codes.length && <p className="mt-2 text-xs text-muted">The first {codes.length} of {total.toLocaleString("en-US")}; the file has them all.</p>}
    </section>
  );
}
