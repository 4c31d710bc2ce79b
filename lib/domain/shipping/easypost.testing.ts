import type { IncomingMessage, ServerResponse } from "node:http";
import { FakeService, textOf } from "@/lib/kernel/fake-service.testing";

type Kept = { id: string; reference: string | null; rates: object[]; tracking_code: string | null; refund_status: string | null; bought: number; parcel: unknown };

/** The requests of EasyPost's API v2 that we use, answered as its documentation says, on a port of this machine. */
export class FakeEasyPost extends FakeService {
  readonly shipments = new Map<string, Kept>();
  readonly unauthorized: string[] = [];
  /** Answers of purchases to swallow: what was asked happens, the answer is lost. */
  lostAnswers = 0;
  refusesRefunds = false;

  constructor(private readonly apiKey: string) {
    super();
  }

  labels(): Kept[] {
    return [...this.shipments.values()].filter((one) => one.tracking_code !== null);
  }

  protected async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const say = (status: number, body: object): void => void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    const url = new URL(request.url ?? "/", "http://easypost");
    if (url.pathname.startsWith("/labels/")) return void response.writeHead(200, { "content-type": "application/pdf" }).end("%PDF-1.4 label");
    if (request.headers.authorization !== `Basic ${Buffer.from(`${this.apiKey}:`).toString("base64")}`) {
      this.unauthorized.push(url.pathname);
      return say(401, { error: { code: "APIKEY.INACTIVE", message: "This api key is no longer active." } });
    }
    const body = JSON.parse((await textOf(request)) || "{}") as { shipment?: { reference?: string; parcel?: { weight: number } }; rate?: { id: string } }; // what our own gateway sends
    const [, , , id = "", act] = url.pathname.split("/");
    if (request.method === "POST" && id === "") return say(201, this.view(this.make(body.shipment ?? {})));
    const found = this.shipments.get(id) ?? [...this.shipments.values()].find((one) => one.reference === id);
    if (!found) return say(404, { error: { code: "NOT_FOUND", message: "The requested resource could not be found." } });
    if (act === "buy") {
      if (found.tracking_code) return say(422, { error: { code: "SHIPMENT.POSTAGE.EXISTS", message: "Postage already exists for this shipment. Please create a new shipment." } });
      found.bought += 1;
      found.tracking_code = `9400${String(this.shipments.size).padStart(18, "0")}`;
      if (this.lostAnswers > 0) {
        this.lostAnswers -= 1;
        return void request.socket.destroy();
      }
    }
    if (act === "refund") found.refund_status = this.refusesRefunds ? "rejected" : "submitted";
    return say(200, this.view(found));
  }

  private make({ reference = "", parcel }: { reference?: string; parcel?: { weight: number } }): Kept {
    const id = `shp_${String(this.shipments.size + 1).padStart(32, "0")}`;
    const rate = (carrier: string, service: string, price: string, days: number) => ({ id: `rate_${id}_${service}`, carrier, service, rate: price, currency: "USD", delivery_days: days, est_delivery_days: days });
    const rates = parcel && parcel.weight > 1_120 ? [] : [rate("UPS", "NextDayAir", "41.90", 1), rate("USPS", "GroundAdvantage", "7.58", 3)];
    const kept: Kept = { id, reference: reference || null, rates, tracking_code: null, refund_status: null, bought: 0, parcel };
    this.shipments.set(id, kept);
    return kept;
  }

  private view(kept: Kept): object {
    const isBought = kept.tracking_code !== null;
    return {
      object: "Shipment", ...kept, selected_rate: isBought ? kept.rates.at(-1) : null, tracker: isBought ? { public_url: `https://track.easypost.example/${kept.tracking_code}` } : null,
      postage_label: isBought ? { label_url: `${this.url}/labels/${kept.id}.pdf` } : null,
    };
  }
}
