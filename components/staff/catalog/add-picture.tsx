"use client";

import Image from "next/image";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, fieldAttributes } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast";
import { addPicture } from "@/lib/actions/catalog";
import { largestWidth, mostPictureBytes, pictureTypeWords, pictureTypes } from "@/lib/domain/catalog/picture";

type Props = { productId: string; variants: { id: string; name: string }[] };

/** One more picture of a product, at once: what else is typed on the page stays as it is. */
export function AddPicture({ productId, variants }: Props) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<string | null>(null);
  const [alt, setAlt] = useState("");
  const [variantId, setVariantId] = useState("");
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [isBusy, setBusy] = useState(false);

  function choose(chosen: File | undefined) {
    setFile(chosen ?? null);
    setPreview(null);
    setErrors({});
    if (!chosen || chosen.size > mostPictureBytes) return;
    const reader = new FileReader();
    reader.addEventListener("load", () => setPreview(typeof reader.result === "string" ? reader.result : null));
    reader.readAsDataURL(chosen);
  }

  function close() {
    setOpen(false);
    choose(undefined);
    setAlt("");
  }

  async function add() {
    if (file && file.size > mostPictureBytes) return setErrors({ file: "That file is larger than 10 MB." });
    const form = new FormData();
    if (file) form.set("file", file);
    for (const [name, value] of Object.entries({ productId, alt, variantId })) form.set(name, value);
    setBusy(true);
    const outcome = await addPicture(form);
    setBusy(false);
    if (!outcome.ok) return setErrors(Object.keys(outcome.fields).length > 0 ? outcome.fields : { file: outcome.message });
    close();
    toast({ title: "Picture added" });
    router.refresh();
  }

  return (
    <>
      <Button look="secondary" size="small" onClick={() => setOpen(true)}>Add a picture</Button>
      <Dialog
        title="Add a picture" description={`${pictureTypeWords}, up to 10 MB, at least ${largestWidth} pixels on its longer side. It is cut to no shape: what is not square gets ground around it.`}
        open={isOpen} onOpenChange={(open) => !open && close()}
        footer={<><Button look="quiet" onClick={close}>Cancel</Button><Button isBusy={isBusy} onClick={() => void add()}>Add picture</Button></>}
      >
        <div className="grid gap-4">
          <Field id="picture-file" label="File" error={errors["file"]}>
            <FileInput accept={pictureTypes.join(",")} onChange={(event) => choose(event.target.files?.[0])} {...fieldAttributes("picture-file", { error: errors["file"] })} />
          </Field>
          {preview && <div className="relative h-40 rounded-md bg-sunken"><Image src={preview} alt="The chosen file" unoptimized fill className="object-contain" /></div>}
          <Field id="picture-alt" label="Words for who cannot see it" hint="What it shows: “Oak table seen from above, one leaf folded down”." error={errors["alt"]}>
            <Textarea rows={2} maxLength={300} value={alt} onChange={(event) => setAlt(event.target.value)} {...fieldAttributes("picture-alt", { hint: true, error: errors["alt"] })} />
          </Field>
          <Field id="picture-variant" label="Shows">
            <Select value={variantId} onChange={(event) => setVariantId(event.target.value)} {...fieldAttributes("picture-variant")}>
              <option value="">Every variant</option>
              {variants.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
            </Select>
          </Field>
        </div>
      </Dialog>
    </>
  );
}
