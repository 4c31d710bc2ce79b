import { Refusal } from "@/lib/kernel/refusal";
import { keepPicture } from "./gateway-pictures";

/** A photo of a form, kept as its pictures; null where there is none. @throws Refusal `invalid` naming the form's `field` */
export async function keepPhoto(photo: File | null, field: string): Promise<string | null> {
  if (!photo) return null;
  try {
    return (await keepPicture(Buffer.from(await photo.arrayBuffer()))).src;
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.code, { ...error.facts, field });
    throw error;
  }
}
