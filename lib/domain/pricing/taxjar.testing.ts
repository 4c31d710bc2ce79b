import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Asked = { to_zip: string; to_state: string; shipping: number; line_items: { id: string; unit_price: number; product_tax_code?: string }[] };

/** `POST /v2/taxes` of TaxJar's API as its documentation describes it, on a port of this machine. Seattle is taxed, deliveries there too; there is no nexus in Oregon. */
export class FakeTaxJar {
  readonly asked: Asked[] = [];
  isSilent = false;
  private readonly server = createServer((request, response) => void this.answer(request, response));

  constructor(private readonly apiKey: string) {}

  async listen(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`; // it listens on a port, not on a pipe
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const say = (status: number, body: object): void => void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array)); // an HTTP body comes in bytes
    if (request.headers.authorization !== `Bearer ${this.apiKey}`) return say(401, { status: 401, error: "Unauthorized", detail: "Not authorized for route 'POST /v2/taxes'" });
    if (this.isSilent) return void request.socket.destroy();
    const asked = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Asked; // what our own gateway sends
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
