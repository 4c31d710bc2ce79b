import { z } from "zod";
import type { ProductId, ReviewId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { mostPictureBytes } from "./picture";
import { mostPhotos } from "./review";

const noEmptyFiles = (value: unknown) => [value ?? []].flat().filter((file) => !(file instanceof File && file.size === 0));

export const reviewInput = z.object({
  productId: idOf<ProductId>(),
  rating: z.coerce.number("Choose one to five stars.").int().min(1, "Choose one to five stars.").max(5, "Choose one to five stars."),
  title: z.string().trim().min(3, "Say it in a few words.").max(80, "At most 80 characters."),
  body: z.string().trim().min(20, "Tell a little more: 20 characters at least.").max(2_000, "At most 2,000 characters."),
  photos: z.preprocess(noEmptyFiles, z.array(z.instanceof(File).refine(({ size }) => size <= mostPictureBytes, "That file is larger than 10 MB.")).max(mostPhotos, `At most ${mostPhotos} photos.`)),
});
export type NewReview = Omit<z.output<typeof reviewInput>, "photos"> & { /** Kept pictures. */ photos: readonly string[] };

export const reviewDecision = z.object({ reviewId: idOf<ReviewId>(), status: z.enum(["published", "hidden"]) });
