import { expect, goods, newAddress, orderPickup, password, people, signInShopper, signInStaff, signUp as signUpAs, test } from "./world";
import type { Browser, Page } from "@playwright/test";

const secret = "walnut table, six chairs";

const signUp = (page: Page, email: string): Promise<void> => signUpAs(page, { name: "Robin Hale", email, secret });

/** Reads the newest mail to an address in the console's built-in inbox and returns the link behind its button. */
async function linkInMail(browser: Browser, to: string, subject: string, path: RegExp): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInStaff(page, people.manager);
  await expect(async () => {
    await page.goto(`/staff/messages?q=${encodeURIComponent(to)}`);
    await expect(page.getByRole("link", { name: subject }).first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await page.getByRole("link", { name: subject }).first().click();
  await page.getByText("Plain text").click();
  const text = await page.locator("pre").innerText();
  await context.close();
  const link = path.exec(text)?.[0];
  if (!link) throw new Error(`No link in the mail: ${text}`);
  const url = new URL(link);
  return url.pathname + url.search;
}

test("sign up, confirm the e-mail by the link of the mail, sign out and in again", async ({ page, browser }) => {
  const email = newAddress();
  await signUp(page, email);
  await page.goto("/account");
  await expect(page.getByText("Confirm your e-mail")).toBeVisible();
  await page.goto(await linkInMail(browser, email, "Confirm your e-mail", /https?:\/\/\S+\/verify-email\?token=\S+/));
  await page.getByRole("button", { name: "Confirm my e-mail" }).click();
  await expect(page.getByText("Your e-mail is confirmed")).toBeVisible();
  await page.goto("/account");
  await expect(page.getByRole("heading", { name: "Hello, Robin" })).toBeVisible();
  await expect(page.getByText("Confirm your e-mail")).toHaveCount(0);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.goto("/account");
  await page.waitForURL((url) => url.pathname === "/sign-in");
  await signInShopper(page, email, secret);
  await expect(page.getByRole("heading", { name: "Hello, Robin" })).toBeVisible();
});

test("a guest's order joins the account once its e-mail is confirmed, in any browser, by a link that works once", async ({ page, browser }) => {
  test.setTimeout(90_000);
  const email = newAddress();
  const { number } = await orderPickup(page, { name: "Robin Hale", email }, goods.mat.slug);
  await signUp(page, email);
  await page.goto("/account");
  await expect(page.getByRole("main")).not.toContainText(number);
  const link = await linkInMail(browser, email, "Confirm your e-mail", /https?:\/\/\S+\/verify-email\?token=\S+/);
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(link);
  await elsewhere.getByRole("button", { name: "Confirm my e-mail" }).click();
  await expect(elsewhere.getByText("1 earlier order joined your account.")).toBeVisible();
  await page.goto("/account");
  await page.getByRole("main").getByRole("listitem").filter({ hasText: number }).getByRole("link").click();
  await expect(page.getByText(`Order ${number}`)).toBeVisible();
  await elsewhere.goto(link);
  await elsewhere.getByRole("button", { name: "Confirm my e-mail" }).click();
  await expect(elsewhere.getByText("This link has expired or was already used.")).toBeVisible();
  await elsewhere.getByRole("link", { name: "Ask for a new link" }).click();
  await expect(elsewhere.getByLabel("E-mail")).toBeVisible();
});

test("a taken e-mail looks like a new one, and the password stays its owner's", async ({ page }) => {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Someone Else");
  await page.getByLabel("E-mail").fill(people.shopper);
  await page.getByLabel("Password").fill("mine from now on");
  await page.getByRole("button", { name: "Create my account" }).click();
  await expect(page.getByRole("heading", { name: "Check your e-mail" })).toBeVisible();
  await page.goto("/account");
  await page.waitForURL((url) => url.pathname === "/sign-in");
  await signInShopper(page, people.shopper, password);
});

test("a forgotten password is replaced by mail, and the old one and every device are out", async ({ page, browser }) => {
  const email = newAddress();
  await signUp(page, email);
  const other = await browser.newContext();
  const stranger = await other.newPage();
  await stranger.goto("/forgot-password");
  await stranger.getByLabel("E-mail").fill(email);
  await stranger.getByRole("button", { name: "Send me the link" }).click();
  await expect(stranger.getByText("Look in your inbox")).toBeVisible();
  const spent = await linkInMail(browser, email, "Choose a new password", /https?:\/\/\S+\/reset-password\?token=\S+/);
  await stranger.goto(spent);
  await stranger.getByLabel("New password").fill("oak bench for eight");
  await stranger.getByRole("button", { name: "Save and sign in" }).click();
  await stranger.waitForURL((url) => url.pathname === "/account");
  await page.goto("/account");
  await page.waitForURL((url) => url.pathname === "/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("The e-mail or password is not right.")).toBeVisible();
  for (const token of [spent, `/reset-password?token=${"x".repeat(43)}`]) {
    await page.goto(token);
    await page.getByLabel("New password").fill("elm stools for four");
    await page.getByRole("button", { name: "Save and sign in" }).click();
    await expect(page.getByText("This link has expired or was already used.")).toBeVisible();
  }
  await page.getByRole("link", { name: "Ask for a new link" }).click();
  await expect(page.getByRole("button", { name: "Send me the link" })).toBeVisible();
  await other.close();
});

test("signing a device out from another one takes effect at its next step", async ({ page, browser }) => {
  const email = newAddress();
  await signUp(page, email);
  const phone = await browser.newContext();
  const onPhone = await phone.newPage();
  await signInShopper(onPhone, email, secret);
  await page.goto("/account/devices");
  await page.getByRole("button", { name: /^Sign out / }).first().click();
  await expect(page.getByRole("button", { name: /^Sign out / })).toHaveCount(0);
  await onPhone.goto("/account");
  await onPhone.waitForURL((url) => url.pathname === "/sign-in");
  await phone.close();
});

test("what was typed wrong is said at the field, and what was right is kept", async ({ page }) => {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Robin Hale");
  await page.getByLabel("E-mail").fill("robin at home");
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create my account" }).click();
  await expect(page.getByText("Write an e-mail like name@example.com.")).toBeVisible();
  await expect(page.getByText("Use at least 10 characters.")).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Robin Hale");
  await expect(page.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
});

test("a phone number is read back as people write it", async ({ page }) => {
  await signUp(page, newAddress());
  await page.goto("/account/profile");
  await page.getByLabel("Phone").fill("+1 312.555.0177");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Phone")).toHaveValue("(312) 555-0177");
  await expect(page.getByRole("switch", { name: /browse/i })).not.toBeChecked();
});
