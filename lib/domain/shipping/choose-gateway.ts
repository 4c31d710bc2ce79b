import { env } from "@/lib/kernel/env";
import type { CarrierGateway, CarrierName } from "./gateway";
import { EasyPostGateway } from "./gateway-easypost";
import { tableGateway } from "./gateway-table";

/** The carrier that new labels come from: EasyPost's where its key is set, else the built-in table's. */
export const carrierGateway = (): CarrierGateway => easyPost() ?? tableGateway;

/** The carrier that a label came from, also after another was chosen. */
export function gatewayOf(name: CarrierName): CarrierGateway {
  if (name === "table") return tableGateway;
  const gateway = easyPost();
  if (!gateway) throw new Error("A label of EasyPost needs EASYPOST_API_KEY");
  return gateway;
}

const easyPost = (): EasyPostGateway | null => {
  const { EASYPOST_API_KEY: apiKey, EASYPOST_URL: url } = env();
  return apiKey ? new EasyPostGateway({ apiKey, url }) : null;
};
