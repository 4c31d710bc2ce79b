import type { Tx } from "@/db/client";
import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";
import { requestOperation, type MoneyWish, type RequestedOperation } from "./request-operation";

/** Gives authorized money back before it is charged; all that is left without an amount. @throws Refusal `refund_too_large`, `key_reused` */
export const requestVoid = (tx: Tx, by: Permit<Permission>, wish: MoneyWish): Promise<RequestedOperation> => requestOperation(tx, by, "void", wish);
