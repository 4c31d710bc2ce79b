import { Refusal } from "@/lib/kernel/refusal";

/** What a step of the shop says no with, or null; anything else is a bug and passes through. */
export async function refusalOf(step: Promise<unknown>): Promise<Refusal | null> {
  try {
    await step;
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
