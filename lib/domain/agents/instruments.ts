import { instrument, type AgentRequest, type RequestedInstrument } from "./agent-request";
import type { AgentInstrument, AgentState } from "./agent-state";

/** What of an instrument is kept and shown again: never its credential. */
export const withoutCredential = (one: RequestedInstrument): AgentInstrument => ({
  id: one.id, handler_id: one.handler_id, type: one.type, brand: one.brand ?? one.display?.brand ?? null, last_digits: one.last_digits ?? one.display?.last_digits ?? null, billing_address: one.billing_address ?? null,
});

/** The instruments that a request names, in place of those before; what is none is not kept. */
export function keepInstruments(state: AgentState, { payment }: AgentRequest): AgentState {
  if (!payment?.instruments) return state;
  return { ...state, instruments: payment.instruments.flatMap((one) => {
    const { data } = instrument.safeParse(one);
    return data ? [withoutCredential(data)] : [];
  }) };
}
