"use client";

import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

/** Something to be copied whole: a key, a signing secret, a command. */
export function SecretText({ text, label }: { text: string; label: string }) {
  const copy = () => navigator.clipboard.writeText(text).then(() => toast({ title: "Copied" }), () => toast({ title: "Select it and copy it by hand", tone: "negative" }));
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-md border border-line bg-sunken px-3 py-2">
      <code aria-label={label} className="min-w-0 flex-1 font-mono text-xs leading-5 break-all select-all">{text}</code>
      <Button look="secondary" size="small" onClick={copy}>Copy</Button>
    </div>
  );
}
