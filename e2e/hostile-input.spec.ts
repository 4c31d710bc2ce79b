import { expect, signInShopper, test } from "./world";

const odd = ["%00", "%F0%9F%98%80", "'%20or%201=1--", "%3Cscript%3Ealert(1)%3C/script%3E", "%E2%80%AE", "A".repeat(4_000)];

test("odd text in an address is never a failure of ours, and is never run", async ({ page, request }) => {
  for (const path of ["/search?q=", "/categories/sofas?material=", "/compare?item=", "/products/", "/stores/", "/track/", "/orders/", "/find-store?near="]) {
    for (const text of odd) {
      const answer = await request.get(path + text, { maxRedirects: 0 });
      expect(answer.status(), path + text.slice(0, 40)).toBeLessThan(500);
    }
  }
  await page.goto("/search?q=%3Cscript%3Ealert(1)%3C/script%3E");
  await expect(page.getByRole("main")).toContainText("<script>alert(1)</script>");
});

test("machine doors answer bad input with a problem, not a failure", async ({ request }) => {
  for (const path of ["/api/suggest?q=%F0%9F%98%80", "/api/product-page?variants=nonsense&quantity=-1", "/api/stores?near=%27", "/api/reviews?product=1&stars=99", "/api/orders/calendar?part=x"]) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBeLessThan(500);
  }
  const webhook = await request.post("/api/webhooks/test", { data: { forged: true } });
  expect([400, 401, 403]).toContain(webhook.status());
  expect((await request.post("/api/webhooks/nobody", { data: {} })).status()).toBe(404);
});

test("a body larger than its door is refused at the door", async ({ request }) => {
  const answer = await request.post("/sign-in", { headers: { "content-type": "application/x-www-form-urlencoded" }, data: `email=${"a".repeat(2_000_000)}` });
  expect(answer.status()).toBe(413);
});

test("other people's orders cannot be told from orders that do not exist", async ({ page }) => {
  await signInShopper(page);
  const [foreign, missing] = await Promise.all([page.request.get("/orders/AH-100005"), page.request.get("/orders/AH-999999")]);
  expect(foreign.status()).toBe(404);
  expect(missing.status()).toBe(404);
});
