import { transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { addPicture, type addPictureInput } from "./add-picture";
import { keepPicture } from "./gateway-pictures";
import type { z } from "zod";

/** A file becomes a picture of a product: encoding takes a second or two, so no transaction waits for it. */
export async function uploadPicture(by: Permit<"catalog.edit">, { file, ...input }: z.output<typeof addPictureInput> & { file: File }) {
  const kept = await keepPicture(Buffer.from(await file.arrayBuffer()));
  return transaction((tx) => addPicture(tx, by, { ...input, ...kept }));
}
