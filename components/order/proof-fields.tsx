export type Proof = { orderId: string; token: string | null; fulfillmentId?: string };

/** What shows that the order is this shopper's: the signed link, or the session with the order's id. */
export function ProofFields({ proof }: { proof: Proof }) {
  return (
    <>
      {proof.token ? <input type="hidden" name="token" value={proof.token} /> : <input type="hidden" name="orderId" value={proof.orderId} />}
      {proof.fulfillmentId && <input type="hidden" name="fulfillmentId" value={proof.fulfillmentId} />}
    </>
  );
}
