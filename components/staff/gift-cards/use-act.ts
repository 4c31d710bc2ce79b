"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { toast } from "@/components/ui/toast";
import type { Outcome } from "@/lib/kernel/refusal";

/** A form in a dialog that closes when it is done, says so, and shows the page anew. */
export function useAct<R>(action: (form: FormData) => Promise<Outcome<R>>, done: string) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const submit = useSubmit(action, () => { setOpen(false); toast({ title: done }); router.refresh(); });
  return { ...submit, isOpen, setOpen };
}
