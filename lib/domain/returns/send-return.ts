import { transaction } from "@/db/client";
import { keepPicture } from "@/lib/domain/catalog/gateway-pictures";
import type { Permit } from "@/lib/domain/identity/permit";
import { proveOrder, type OrderProof } from "@/lib/domain/orders/prove-order";
import { Refusal } from "@/lib/kernel/refusal";
import { requestReturn, type Requested } from "./request-return";
import type { RefundWay } from "./return-money";
import type { WantedLine } from "./return-input";

export type SentReturn = OrderProof & { key: string; refundTo: RefundWay; lines: readonly (WantedLine & { photo: File | null })[] };

/** A shopper's return with its photos: no transaction waits while they are encoded, and nothing is for who cannot prove the order. */
export async function sendReturn(by: Permit<"orders.track">, { key, lines, refundTo, ...proof }: SentReturn): Promise<Requested> {
  const orderId = await proveOrder(by, proof);
  const kept = await Promise.all(lines.map(async ({ photo, ...line }) => ({ ...line, photoSrc: photo ? await photoOf(photo, line.lineId) : null })));
  return transaction((tx) => requestReturn(tx, by, { orderId, key, refundTo, lines: kept }));
}

async function photoOf(photo: File, lineId: string): Promise<string> {
  try {
    return (await keepPicture(Buffer.from(await photo.arrayBuffer()))).src;
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.code, { ...error.facts, field: `photo.${lineId}` });
    throw error;
  }
}
