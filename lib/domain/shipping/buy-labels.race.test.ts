import { afterAll, expect } from "vitest";
import { transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { also } from "@/lib/domain/fulfillment/counter.testing";
import { asId, type LabelId } from "@/lib/kernel/ids";
import { buyLabels } from "./buy-labels";
import { FakeEasyPost } from "./easypost.testing";
import { EasyPostGateway } from "./gateway-easypost";
import { getShipment } from "./get-shipment";
import { packBoxes } from "./pack-boxes";
import { quoteRates } from "./quote-rates";
import { pickedDelivery } from "./shipping.testing";
import { voidLabel } from "./void-label";

const service = "USPS:GroundAdvantage";
const opened: FakeEasyPost[] = [];
afterAll(() => Promise.all(opened.map((fake) => fake.close())));

async function packed() {
  const fake = new FakeEasyPost("EZTK-race");
  opened.push(fake);
  const carrier = new EasyPostGateway({ apiKey: "EZTK-race", url: await fake.listen() });
  const world = await transaction(async (tx) => {
    const made = await pickedDelivery(tx);
    await packBoxes(tx, made.wes, made);
    return made;
  });
  const view = async () => (await transaction((tx) => getShipment(also(world.wes, "fulfillment.view"), world.fulfillmentId, tx)))?.boxes ?? [];
  return { ...world, fake, carrier, view, carriers: { now: carrier, of: () => carrier } };
}

raceTest("two who press at once buy one label for each box, and what a lost answer bought is found again", async () => {
  const { wes, fulfillmentId, fake, carrier, carriers, view } = await packed();
  expect(await quoteRates(wes, { fulfillmentId }, carrier)).toMatchObject([{ service, amountMinor: 3 * 758, transitDays: 3 }, { amountMinor: 3 * 4_190 }]);
  fake.lostAnswers = 1;
  await expect(buyLabels(wes, { fulfillmentId, service }, carriers)).rejects.toMatchObject({ code: "carrier_down" });
  await buyLabels(wes, { fulfillmentId, service }, carriers);
  await Promise.allSettled([1, 2, 3].map(() => buyLabels(wes, { fulfillmentId, service }, carriers)));
  expect((await view()).map((box) => box.label?.status)).toEqual(["bought", "bought", "bought"]);
  expect(fake.labels()).toHaveLength(3);
  expect(fake.labels().every((label) => label.bought === 1)).toBe(true);
});

raceTest("a label goes back once, and stays good where the carrier keeps it", async () => {
  const { wes, fulfillmentId, fake, carriers, view } = await packed();
  await buyLabels(wes, { fulfillmentId, service }, carriers);
  const labelOf = async (index: number) => asId<LabelId>((await view())[index]?.label?.id ?? "");
  const labelId = await labelOf(0);
  await Promise.all([voidLabel(wes, { labelId }, carriers.of), voidLabel(wes, { labelId }, carriers.of).catch(() => null)]);
  expect((await view())[0]).toMatchObject({ label: null, voided: 1 });
  fake.refusesRefunds = true;
  await expect(voidLabel(wes, { labelId: await labelOf(1) }, carriers.of)).rejects.toMatchObject({ code: "carrier_refused" });
  expect((await view())[1]?.label?.status).toBe("bought");
  await buyLabels(wes, { fulfillmentId, service }, carriers);
  expect((await view())[0]?.label?.status).toBe("bought");
});
