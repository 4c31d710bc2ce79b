import { sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { customerOf, type Permit } from "@/lib/domain/identity/permit";
import { readStoredValue } from "./read-stored-values";
import type { StoredValueView } from "./stored-value-view";

/** One gift card or store credit with its ledger; null when there is none. Points have their own page. */
export const getStoredValue = (_by: Permit<"gift_cards.view">, id: string, from: Reader = db): Promise<StoredValueView | null> => readStoredValue(sql`v.id = ${id} and v.kind <> 'points'`, from);

/** A customer's store credit, for who may see customers' files. */
export const getCreditOf = (_by: Permit<"gift_cards.view">, customerId: string, from: Reader = db): Promise<StoredValueView | null> => readStoredValue(sql`v.customer_id = ${customerId} and v.kind = 'store_credit' and v.currency = 'USD'`, from);

/** The signed-in shopper's own store credit; null when they never had any. */
export const getOwnCredit = (by: Permit<"account.own">, from: Reader = db): Promise<StoredValueView | null> => readStoredValue(sql`v.customer_id = ${customerOf(by)} and v.kind = 'store_credit' and v.currency = 'USD'`, from);
