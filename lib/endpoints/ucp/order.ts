import { AgentRefusal } from "@/lib/domain/agents/agent-refusal";
import { getAgentOrder } from "@/lib/domain/agents/get-agent-order";
import { orderDocument } from "@/lib/domain/agents/order-document";
import { answer, notFound, type Answer, type Call } from "./call";

/**
 * An order as it is now, for the agent that placed it. The protocol wants the asker proved: where a profile publishes no
 * key to prove it with, an order that nobody else could name is shown only on a trial or in the demo.
 */
export const readOrder = (call: Call): Promise<Answer> => answer(call, "dev.ucp.shopping.order", 200, async (dialect) => {
  if (!call.isSigned && !call.house.isInsideAllowed) throw new AgentRefusal(401, "signature_missing", "Orders are shown to signed requests (RFC 9421) only.");
  const order = await getAgentOrder(call.caller.agentId, call.id);
  if (!order) throw notFound("Order");
  return orderDocument(order, dialect);
});
