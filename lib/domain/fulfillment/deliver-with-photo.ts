import { transaction } from "@/db/client";
import { keepPhoto } from "@/lib/domain/catalog/keep-photo";
import type { Permit } from "@/lib/domain/identity/permit";
import { deliverAtDoor } from "./deliver-at-door";
import type { DeliveredInput } from "./delivery-trip";

/** The driver's form with its photo: no transaction waits while that is encoded. @throws Refusal as `deliverAtDoor`, `invalid` for what is no picture */
export async function deliverWithPhoto(by: Permit<"fulfillment.work">, { photo, ...input }: DeliveredInput): Promise<Record<string, never>> {
  const photoSrc = await keepPhoto(photo, "photo");
  await transaction((tx) => deliverAtDoor(tx, by, { ...input, photoSrc }));
  return {};
}
