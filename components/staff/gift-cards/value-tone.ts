import type { ValueState } from "@/lib/domain/payments/stored-value-query";

export const valueTone = { spendable: "positive", used_up: "neutral", blocked: "negative", taken_back: "neutral" } as const satisfies Record<ValueState, string>;
