import { randomUUID } from "node:crypto";
import type { Tx } from "@/db/client";
import type { AgentBuyer } from "@/lib/domain/agents/agent-state";
import type { AddressBook } from "@/lib/domain/agents/apply-request";
import type { AgentRequest } from "@/lib/domain/agents/agent-request";
import type { House } from "@/lib/domain/agents/house";
import { nameOf } from "@/lib/domain/agents/ship-to";
import { keepBuyerAddress } from "@/lib/domain/customers/keep-buyer-address";
import { listBuyerAddresses, type BuyerAddress } from "@/lib/domain/customers/list-buyer-addresses";
import { systemPermit } from "@/lib/domain/identity/permit";

const empty: AddressBook = { listed: [], nameOf: () => randomUUID() };

/**
 * Addresses that go with a buyer's e-mail. Anybody can type an e-mail, so a real shop has none to show here; a trial's
 * platform is trusted to know its buyers.
 */
export async function openAddressBook(tx: Tx, buyer: AgentBuyer | null, request: AgentRequest, house: House): Promise<AddressBook> {
  if (!house.isTrial || !buyer?.email) return empty;
  const listed = await listBuyerAddresses(buyer.email, tx);
  const names = new Map<string, string>();
  for (const sent of (request.fulfillment?.methods ?? []).flatMap((method) => method.destinations ?? [])) {
    const address = asAddress(sent);
    if (sent.id === undefined && address.street_address && !names.has(keyOf(address))) {
      names.set(keyOf(address), await keepBuyerAddress(tx, systemPermit("ucp trial"), { email: buyer.email, name: nameOf(buyer) ?? buyer.email, address }));
    }
  }
  return { listed, nameOf: (sent) => names.get(keyOf(asAddress(sent))) ?? randomUUID() };
}

const asAddress = (one: Partial<Omit<BuyerAddress, "id">>): Omit<BuyerAddress, "id"> => ({
  street_address: one.street_address ?? "", extended_address: one.extended_address ?? "", address_locality: one.address_locality ?? "", address_region: one.address_region ?? "", postal_code: one.postal_code ?? "", address_country: one.address_country ?? "US",
});

const keyOf = (address: Omit<BuyerAddress, "id">): string => JSON.stringify(address);
