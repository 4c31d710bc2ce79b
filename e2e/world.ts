import { expect, test as base, type Page } from "@playwright/test";

/** People and places of the seeded demo world. */
export const password = "alderway-demo-2026";
export const people = {
  admin: "admin@alderway.example",
  manager: "manager@alderway.example",
  associate: "associate@alderway.example",
  agent: "agent@alderway.example",
  shopper: "shopper@alderway.example",
} as const;

/** Every page of every test: a policy violation, a script error or a failed own request fails the test. */
export const test = base.extend<{ quiet: string[] }>({
  quiet: [async ({ page }, use) => {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(`script error: ${error.message}`));
    page.on("console", (message) => {
      if (/Content Security Policy|Hydration|did not match/i.test(message.text())) complaints.push(message.text().slice(0, 400));
    });
    page.on("response", (response) => {
      if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
    });
    await use(complaints);
    expect(complaints, "what the browser complained about").toEqual([]);
  }, { auto: true }],
});

export { expect };

export async function signInStaff(page: Page, email: string): Promise<void> {
  await page.goto("/staff/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname.startsWith("/staff") && !url.pathname.endsWith("/sign-in"));
}

export async function signInShopper(page: Page, email: string = people.shopper, secret: string = password): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname.startsWith("/account"));
}

/** A test card of the built-in gateway. */
export const cards = { approved: "4242 4242 4242 4242", declined: "4000 0000 0000 0002", challenge: "4000 0025 0000 3155", silent: "4000 0000 0000 0119" } as const;

export async function fillCard(page: Page, number: string): Promise<void> {
  await page.getByLabel("Card number").fill(number);
  await page.getByLabel("Expires").fill("1230");
  await page.getByLabel("Security code").fill("123");
}
