import { rm } from "node:fs/promises";
import { filmOf } from "./fake-camera";
import { expect, goods, newAddress, orderPickup, people, signInStaff, test } from "./world";

test("the camera of a phone picks a unit, with the decoder of this server", async ({ page, playwright, baseURL }) => {
  test.setTimeout(120_000);
  const { number } = await orderPickup(page, { name: "Ines Roth", email: newAddress() }, goods.mat.slug);
  const desk = await (await page.context().browser()!.newContext()).newPage();
  await signInStaff(desk, people.associate);
  await desk.goto(`/staff/orders?q=${number}`);
  await desk.getByRole("main").getByRole("link", { name: `${number}-` }).first().click();
  await desk.getByRole("button", { name: "Claim and pick" }).click();
  await expect(desk.getByLabel("Scan an item")).toBeVisible();
  const gtin = /\b0?952\d{10}\b/.exec(await desk.getByRole("main").innerText())?.[0].replace(/^0(?=\d{13}$)/, "") ?? "";
  expect(gtin).toMatch(/^\d{13}$/);

  const film = await filmOf(gtin);
  const browser = await playwright.chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || undefined,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${film}`],
  });
  try {
    const phone = await browser.newPage({ baseURL, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, storageState: await desk.context().storageState() });
    const foreign: string[] = [];
    phone.on("request", (request) => {
      if (!request.url().startsWith(baseURL ?? "") && !request.url().startsWith("data:") && !request.url().startsWith("blob:")) foreign.push(request.url());
    });
    await phone.goto(new URL(desk.url()).pathname);
    await phone.getByRole("button", { name: "Scan with the camera" }).click();
    await expect(phone.getByRole("status").filter({ hasText: /Scanned 0?952/ })).toBeVisible({ timeout: 20_000 });
    await phone.keyboard.press("Escape");
    await expect(phone.getByText("Everything is picked.").or(phone.getByLabel("Shelf"))).toBeVisible();
    expect(foreign).toEqual([]);
  } finally {
    await browser.close();
    await rm(film, { force: true });
  }
});
