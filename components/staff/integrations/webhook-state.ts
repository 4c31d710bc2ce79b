import type { Tone } from "@/components/ui/tone";
import type { WebhookRow } from "@/lib/domain/integrations/list-webhooks";

/** How an address does, in a word. */
export function webhookState({ isActive, failingSince }: Pick<WebhookRow, "isActive" | "failingSince">): { tone: Tone; words: string } {
  if (!isActive) return { tone: "neutral", words: failingSince ? "Paused after failing" : "Paused" };
  return failingSince ? { tone: "negative", words: "Failing" } : { tone: "positive", words: "In use" };
}
