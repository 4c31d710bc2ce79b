import { transaction } from "@/db/client";
import { keepPhoto } from "@/lib/domain/catalog/keep-photo";
import type { Permit } from "@/lib/domain/identity/permit";
import { proveOrder, type OrderProof } from "@/lib/domain/orders/prove-order";
import { requestReturn, type Requested } from "./request-return";
import type { RefundWay } from "./return-money";
import type { WantedLine } from "./return-input";

export type SentReturn = OrderProof & { key: string; refundTo: RefundWay; lines: readonly (WantedLine & { photo: File | null })[] };

/** A shopper's return with its photos: no transaction waits while they are encoded, and nothing is for who cannot prove the order. */
export async function sendReturn(by: Permit<"orders.track">, { key, lines, refundTo, ...proof }: SentReturn): Promise<Requested> {
  const orderId = await proveOrder(by, proof);
  const kept = await Promise.all(lines.map(async ({ photo, ...line }) => ({ ...line, photoSrc: await keepPhoto(photo, `photo.${line.lineId}`) })));
  return transaction((tx) => requestReturn(tx, by, { orderId, key, refundTo, lines: kept }));
}
