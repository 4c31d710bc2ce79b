import type { Invariant } from "./invariant";
import { cartInvariants } from "./carts/invariants";
import { pricingInvariants } from "./pricing/invariants";

export type { Invariant };

export const invariants: Invariant[] = [...pricingInvariants, ...cartInvariants];
