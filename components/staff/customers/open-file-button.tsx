"use client";

import { Button } from "@/components/ui/button";
import { useActionForm } from "@/components/ui/use-action-form";
import { openFile } from "@/lib/actions/customers";

/** Opening a file is an act, on record; a link alone would not be. */
export function OpenFileButton({ customerId, name, size = "small" }: { customerId: string; name: string; size?: "small" | "regular" }) {
  const { form, refusal, isBusy } = useActionForm(openFile);
  return (
    <form {...form}>
      <input type="hidden" name="customerId" value={customerId} />
      <Button type="submit" look="secondary" size={size} isBusy={isBusy} aria-label={`Open the file of ${name}`}>Open file</Button>
      {refusal && <p role="alert" className="mt-1 text-xs text-negative">{refusal.message}</p>}
    </form>
  );
}
