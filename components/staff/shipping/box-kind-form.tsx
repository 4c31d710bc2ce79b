"use client";

import { useRouter } from "next/navigation";
import { useSubmit } from "@/components/staff/counter/use-submit";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { keepBoxKind } from "@/lib/actions/shipping";
import type { BoxKindRow } from "@/lib/domain/shipping/list-box-kinds";

type Props = { kind: BoxKindRow | null; isOpen: boolean; onClose: () => void };

/** A kind of box, new or changed. */
export function BoxKindForm({ kind, isOpen, onClose }: Props) {
  const router = useRouter();
  const { form, problem, errorOf, isBusy } = useSubmit(keepBoxKind, () => {
    toast({ title: "Saved" });
    onClose();
    router.refresh();
  });
  const number = (name: string, label: string, value: number | undefined) => <TextField name={name} id={`box-${name}`} label={label} inputMode="numeric" required maxLength={6} defaultValue={value === undefined ? "" : String(value)} error={errorOf(name)} />;
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && onClose()} title={kind ? kind.name : "New kind of box"} description="Measures are inner ones. Boxes that are packed already keep theirs.">
      <form {...form} className="grid gap-5">
        <input type="hidden" name="version" value={kind?.version ?? 0} />
        {problem && <Banner tone="negative" role="alert">{problem}</Banner>}
        {kind ? <input type="hidden" name="code" value={kind.code} /> : <TextField name="code" id="box-code" label="Code" hint="Up to 12 letters, digits or dashes." required maxLength={12} error={errorOf("code")} />}
        <TextField name="name" id="box-name" label="Name" required maxLength={40} defaultValue={kind?.name ?? ""} error={errorOf("name")} />
        <div className="grid grid-cols-3 gap-3">{number("lengthMm", "Length, mm", kind?.lengthMm)}{number("widthMm", "Width, mm", kind?.widthMm)}{number("heightMm", "Height, mm", kind?.heightMm)}</div>
        <div className="grid grid-cols-2 gap-3">{number("ownGrams", "Own weight, g", kind?.ownGrams)}{number("mostGrams", "Holds at most, g", kind?.mostGrams)}</div>
        <Field id="box-active" label="In use"><Select {...fieldAttributes("box-active", {})} name="isActive" defaultValue={kind?.isActive === false ? "no" : "yes"}><option value="yes">Yes, it is suggested</option><option value="no">No longer</option></Select></Field>
        <Button type="submit" isBusy={isBusy}>Save</Button>
      </form>
    </Dialog>
  );
}
