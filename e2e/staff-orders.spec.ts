import { expect, goods, newAddress, orderPickup, people, signInStaff, test } from "./world";

test("an order is found by the beginning of its number and shows every part, person and payment", async ({ page, browser }) => {
  const { number } = await orderPickup(page, { name: "Ada Winther", email: newAddress() }, goods.box.slug);
  const desk = await (await browser.newContext()).newPage();
  await signInStaff(desk, people.associate);
  await desk.goto("/staff/orders?show=placed&channel=web");
  await expect(desk.getByRole("region", { name: "Orders" })).toContainText(number);
  await desk.goto(`/staff/orders?q=${number.slice(0, -1)}`);
  await expect(desk.getByRole("main")).toContainText(number);
  await desk.goto(`/staff/orders/${number}`);
  await expect(desk.getByRole("heading", { level: 1, name: number })).toBeVisible();
  await expect(desk.getByRole("region", { name: "Pickup at Alderway South Loop" })).toContainText(/AW-\d+/);
  await expect(desk.getByRole("region", { name: "Customer" })).toContainText("Ada Winther");
  await expect(desk.getByRole("region", { name: "Money" })).toContainText("authorized");
  await expect(desk.getByText(/^\d{6}$/)).toHaveCount(0);
  const answer = await desk.goto("/staff/orders/AH-1");
  expect(answer?.status()).toBe(404);
});
