import { defineConfig } from "@playwright/test";

const chromium = {
  executablePath: process.env.CHROMIUM_PATH || undefined,
  args: ["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
};

/** `npm test` starts a shop of its own for these; by hand: BASE_URL=http://localhost:3000 npx playwright test. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["line"], ["json"]] : [["line"]],
  use: {
    // Whatever waits longer is stuck: the step says so itself, instead of using up its test.
    actionTimeout: 40_000,
    baseURL: process.env.BASE_URL || "http://localhost:3000",
    launchOptions: chromium,
    // Recording slows every step; what fails is recorded when it is tried again.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "desktop", testIgnore: "**/phone-*.spec.ts", use: { viewport: { width: 1440, height: 900 } } },
    // What differs under a thumb; the rest is the same server seen through another window.
    { name: "phone", testMatch: ["**/accessibility.spec.ts", "**/find-things.spec.ts", "**/phone-*.spec.ts"], use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } },
  ],
});
