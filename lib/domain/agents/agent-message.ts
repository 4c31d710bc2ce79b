import type { RefusalCode } from "@/lib/kernel/refusal";

export type Severity = "recoverable" | "requires_buyer_input" | "requires_buyer_review" | "unrecoverable";
/** What an agent is told about a checkout or cart. `path` is a JSONPath into the answer. */
export type AgentMessage =
  | { type: "error"; code: string; content: string; severity: Severity; path?: string }
  | { type: "warning"; code: string; content: string; path?: string }
  | { type: "info"; code: string; content: string; path?: string };

export const problem = (code: string, content: string, path?: string, severity: Severity = "recoverable"): AgentMessage => ({ type: "error", code, content, severity, ...(path && { path }) });
export const warning = (code: string, content: string, path?: string): AgentMessage => ({ type: "warning", code, content, ...(path && { path }) });
export const info = (code: string, content: string, path?: string): AgentMessage => ({ type: "info", code, content, ...(path && { path }) });

export const isError = (message: AgentMessage): boolean => message.type === "error";

/** The protocol's names for what our shop refuses; where it has none, ours. */
const known: Partial<Record<RefusalCode, string>> = {
  line_problem: "item_unavailable", not_sold_here: "item_unavailable", card_declined: "payment_failed", challenge_required: "payment_failed", card_unclear: "payment_failed", gateway_down: "payment_failed",
  coupon_unknown: "discount_code_invalid", coupon_expired: "discount_code_expired", coupon_not_started: "discount_code_invalid", coupon_minimum: "discount_code_user_ineligible", coupon_used_up: "discount_code_expired",
  coupon_once: "discount_code_user_ineligible", coupon_alone: "discount_code_combination_disallowed",
  coupon_quantity: "discount_code_user_ineligible", coupon_nothing_left: "discount_code_combination_disallowed", coupon_elsewhere: "discount_code_user_ineligible", coupon_not_yours: "discount_code_user_ineligible",
  coupon_goods: "discount_code_user_ineligible", coupon_no_delivery: "discount_code_user_ineligible", coupon_gift: "discount_code_user_ineligible",
};
export const codeOf = (code: RefusalCode): string => known[code] ?? code;
