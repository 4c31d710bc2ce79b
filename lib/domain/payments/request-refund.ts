import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { requestOperation, type MoneyWish, type RequestedOperation } from "./request-operation";

/** Gives charged money back, never more than was charged. @throws Refusal `refund_too_large`, `key_reused` */
export const requestRefund = (tx: Tx, by: Permit<Permission>, wish: MoneyWish & { amountMinor: number }): Promise<RequestedOperation> => requestOperation(tx, by, "refund", wish);
