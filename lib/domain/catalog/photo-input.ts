import { z } from "zod";
import { mostPictureBytes } from "./picture";

/** A photo that need not be there, from a form; an empty file field is none. */
export const optionalPhoto = z.preprocess((value) => (value instanceof File && value.size === 0 ? null : (value ?? null)),
  z.instanceof(File).refine(({ size }) => size <= mostPictureBytes, "That file is larger than 10 MB.").nullable());
