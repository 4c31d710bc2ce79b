import { z } from "zod";
import type { DriftFindingId, DriftRepairId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";

export const nothing = z.object({}).catch({});
export const proposalInput = z.object({ findingId: idOf<DriftFindingId>(), reason: z.string().trim().min(3, "Say why: it stays on record.").max(300, "At most 300 characters.") });
export const repairInput = z.object({ repairId: idOf<DriftRepairId>() });

export const driftQuery = z.object({ state: z.enum(["open", "gone"]).catch("open"), room: z.string().regex(/^[a-z]+$/).max(40).nullable().catch(null) });
export type DriftQuery = z.output<typeof driftQuery>;
