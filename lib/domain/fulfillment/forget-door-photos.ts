import { eq, sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import { deliveryTrip } from "@/db/schema/fulfillment";
import { dropPicture } from "@/lib/domain/catalog/gateway-pictures";
import type { Permit } from "@/lib/domain/identity/permit";
import { eachByItself } from "@/lib/kernel/each-by-itself";
import { doorPhotoDays } from "./delivery-trip";

/** Photos of doors go when their time has passed: first the files, then the link, so that what is interrupted is finished the next night. What a younger delivery shows stays. */
export async function forgetDoorPhotos(_by: Permit<"system.run">): Promise<void> {
  const { rows } = await db.execute<{ src: string }>(sql`
    select photo_src as src from delivery_trip where photo_src is not null group by 1 having max(ended_at) < shop_clock() - make_interval(days => ${doorPhotoDays}) limit 500`);
  await eachByItself(rows, async ({ src }) => {
    await dropPicture(src);
    await transaction((tx) => tx.update(deliveryTrip).set({ photoSrc: null }).where(eq(deliveryTrip.photoSrc, src)));
  });
}
