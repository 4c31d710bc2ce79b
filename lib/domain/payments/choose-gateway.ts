import { directUrl } from "@/db/client";
import type { PaymentGateway } from "./gateway";
import { TestGateway } from "./gateway-test";

let opened: { url: string; gateway: TestGateway } | undefined;

/** The provider that new payments go to. */
export const gateway = (): PaymentGateway => testGateway();

/** The provider of a payment that was made before. */
export const gatewayNamed = (_name: PaymentGateway["name"]): PaymentGateway => testGateway();

/** The built-in provider: in this shop's database server, but with its own schema and connections. */
export function testGateway(): TestGateway {
  const url = directUrl();
  if (opened?.url === url) return opened.gateway;
  opened?.gateway.close().catch(() => {});
  opened = { url, gateway: new TestGateway(url) };
  return opened.gateway;
}
