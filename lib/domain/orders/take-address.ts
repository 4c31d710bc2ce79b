import { transaction } from "@/db/client";
import type { Permit } from "@/lib/domain/identity/permit";
import { rememberTaxRates } from "@/lib/domain/pricing/remember-tax-rates";
import type { AddressInput } from "./checkout-input";
import { saveAddress } from "./save-address";

/** Saves where to deliver, then learns what is taxed there: the next total is that of the address. @throws Refusal as `saveAddress` */
export async function takeAddress(by: Permit<"orders.place">, input: AddressInput): Promise<{ version: number; isNear: boolean }> {
  const saved = await transaction((tx) => saveAddress(tx, by, input));
  const { state, postcode, city, line1 } = input;
  await rememberTaxRates(by, { country: "US", state, postcode, city, line1 });
  return saved;
}
