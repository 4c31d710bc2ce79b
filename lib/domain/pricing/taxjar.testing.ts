import type { IncomingMessage, ServerResponse } from "node:http";
import { FakeService, textOf } from "@/lib/kernel/fake-service.testing";

type Asked = { to_zip: string; to_state: string; shipping: number; line_items: { id: string; unit_price: number; product_tax_code?: string }[] };

/** `POST /v2/taxes` of TaxJar's API as its documentation describes it, on a port of this machine. Seattle is taxed, deliveries there too; there is no nexus in Oregon. */
export class FakeTaxJar extends FakeService {
  readonly asked: Asked[] = [];
  isSilent = false;

  constructor(private readonly apiKey: string) {
    super();
  }

  protected async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const say = (status: number, body: object): void => void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const body = await textOf(request);
    if (request.headers.authorization !== `Bearer ${this.apiKey}`) return say(401, { status: 401, error: "Unauthorized", detail: "Not authorized for route 'POST /v2/taxes'" });
    if (this.isSilent) return void request.socket.destroy();
    const asked = JSON.parse(body) as Asked; // what our own gateway sends
    this.asked.push(asked);
    const common = { order_total_amount: 210, shipping: asked.shipping, exemption_type: null, rate: 0, tax_source: "destination" };
    if (asked.to_state !== "WA") return say(200, { tax: { ...common, taxable_amount: 0, amount_to_collect: 0, has_nexus: false, freight_taxable: false, jurisdictions: { country: "US", state: asked.to_state } } });
    const items = asked.line_items.map(({ id, unit_price: price, product_tax_code: code }) => ({ id, taxable_amount: code ? 0 : price, combined_tax_rate: code ? 0 : 0.1035, tax_collectable: code ? 0 : price * 0.1035 }));
    return say(200, { tax: {
      ...common, taxable_amount: 110, amount_to_collect: 11.39, rate: 0.1035, has_nexus: true, freight_taxable: true, jurisdictions: { country: "US", state: "WA", county: "KING", city: "SEATTLE" },
      breakdown: { combined_tax_rate: 0.1035, line_items: items, shipping: { taxable_amount: 10, combined_tax_rate: 0.1035, tax_collectable: 1.04 } },
    } });
  }
}
