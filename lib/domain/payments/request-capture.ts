import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { requestOperation, type MoneyWish, type RequestedOperation } from "./request-operation";

/** Asks for the money of goods that left the store. @throws Refusal `refund_too_large` (more than is still authorized), `key_reused` */
export const requestCapture = (tx: Tx, by: Permit<Permission>, wish: MoneyWish & { amountMinor: number }): Promise<RequestedOperation> => requestOperation(tx, by, "capture", wish);
