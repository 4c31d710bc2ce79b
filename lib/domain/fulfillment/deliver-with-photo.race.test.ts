import { sql } from "drizzle-orm";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, vi } from "vitest";
import { transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { systemPermit } from "@/lib/domain/identity/permit";
import { newId } from "@/lib/kernel/ids";
import { gtins, hire, openCounter, placeOrder } from "./counter.testing";
import { deliverWithPhoto } from "./deliver-with-photo";
import { doorPhotoDays } from "./delivery-trip";
import { forgetDoorPhotos } from "./forget-door-photos";
import { packFulfillment } from "./pack-fulfillment";
import { pickUnit } from "./pick-unit";
import { putOnVan } from "./put-on-van";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "doors-"));
  vi.stubEnv("MEDIA_DIR", folder).stubEnv("DATABASE_URL", "postgresql://none").stubEnv("AUTH_SECRET", "a".repeat(32));
});
afterAll(() => rm(folder, { recursive: true }));

const shipTo = { name: "Maya Lin", line1: "1 Oak St", line2: "", city: "Portland", state: "OR", postcode: "97205", country: "US" };

async function onTheVan() {
  return transaction(async (tx) => {
    const counter = await openCounter(tx);
    const tom = await hire(tx, "Tom", "fulfillment.work", [counter.portland]);
    const placed = await placeOrder(tx, counter.portland, [{ variantId: counter.lamp, quantity: 1 }], "local_delivery", { chargeMinor: 0, shipTo });
    await pickUnit(tx, tom, { fulfillmentId: placed.fulfillmentId, scanId: newId(), scanned: gtins.lamp });
    await packFulfillment(tx, tom, placed);
    await putOnVan(tx, tom, { fulfillmentIds: [placed.fulfillmentId] });
    return { tom, fulfillmentId: placed.fulfillmentId };
  });
}

raceTest("a photo of the door is encoded anew, kept with the trip, and gone with its files when its time has passed", async () => {
  const { tom, fulfillmentId } = await onTheVan();
  const file = async (bytes: Promise<Buffer> | Buffer) => new File([new Uint8Array(await bytes)], "door.jpg");
  await expect(deliverWithPhoto(tom, { fulfillmentId, proof: "door", note: "Porch", photo: await file(Buffer.from("no picture")) })).rejects.toMatchObject({ code: "invalid", facts: { field: "photo" } });
  const photo = await file(sharp({ create: { width: 1200, height: 900, channels: 3, background: "#5A7A3A" } }).jpeg().toBuffer());
  await deliverWithPhoto(tom, { fulfillmentId, proof: "door", note: "Porch", photo });
  const kept = () => transaction((tx) => tx.execute<{ photo_src: string | null }>(sql`select photo_src from delivery_trip where fulfillment_id = ${fulfillmentId}`)).then(({ rows }) => rows[0]?.photo_src);
  expect(await kept()).toMatch(/^\/media\/uploads\/[0-9a-f]{32}\.webp$/);
  await forgetDoorPhotos(systemPermit("test"));
  expect(await readdir(folder)).toHaveLength(4);
  await transaction((tx) => tx.execute(sql`update delivery_trip set left_at = left_at - make_interval(days => ${doorPhotoDays + 1}), ended_at = ended_at - make_interval(days => ${doorPhotoDays + 1}) where fulfillment_id = ${fulfillmentId}`));
  await forgetDoorPhotos(systemPermit("test"));
  expect(await kept()).toBeNull();
  expect(await readdir(folder)).toEqual([]);
});
