import { directUrl } from "@/db/client";
import { env, stripeKeys } from "@/lib/kernel/env";
import type { PaymentGateway } from "./gateway";
import { StripeGateway } from "./gateway-stripe";
import { TestGateway } from "./gateway-test";

let opened: { url: string; gateway: TestGateway } | undefined;

/** The provider that new payments go to: Stripe when its keys are set, else the built-in one. */
export const gateway = (): PaymentGateway => gatewayNamed(stripeKeys() ? "stripe" : "test");

/** The provider of a payment, also of one that was made before another was chosen. */
export function gatewayNamed(name: PaymentGateway["name"]): PaymentGateway {
  if (name === "test") return testGateway();
  const keys = stripeKeys();
  if (!keys) throw new Error("A payment was made with Stripe, and its keys are not set");
  return new StripeGateway({ secretKey: keys.secretKey, apiUrl: keys.apiUrl, siteUrl: env().APP_URL.replace(/\/$/, "") });
}

/** The built-in provider: in this shop's database server, but with its own schema and connections. */
export function testGateway(): TestGateway {
  const url = directUrl();
  if (opened?.url === url) return opened.gateway;
  opened?.gateway.close().catch(() => {});
  opened = { url, gateway: new TestGateway(url) };
  return opened.gateway;
}
