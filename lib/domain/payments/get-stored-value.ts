import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { customerOf, type Permit } from "@/lib/domain/identity/permit";
import { readLedgers } from "./read-stored-values";
import type { StoredValueView } from "./stored-value-view";

/** One gift card or store credit with its ledger; null when there is none. Points have their own page. */
export const getStoredValue = (_by: Permit<"gift_cards.view">, id: string, from: Reader = db): Promise<StoredValueView | null> => readLedgers(sql`v.id = ${id} and v.kind <> 'points'`, from).then(([value]) => value ?? null);

/** A customer's store credit in each currency that they have some in, for who may see customers' files. */
export const listCreditOf = (_by: Permit<"gift_cards.view">, customerId: string, from: Reader = db): Promise<StoredValueView[]> => readLedgers(sql`v.customer_id = ${customerId} and v.kind = 'store_credit'`, from);

/** The signed-in shopper's own store credit, likewise. */
export const listOwnCredit = (by: Permit<"account.own">, from: Reader = db): Promise<StoredValueView[]> => readLedgers(sql`v.customer_id = ${customerOf(by)} and v.kind = 'store_credit'`, from);
