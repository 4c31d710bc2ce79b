import { machine } from "@/lib/kernel/machine";

export type LabelStatus = "asked" | "bought" | "failed" | "voiding" | "voided";

/** Asked: the carrier may or may not have made it. A void that the carrier refuses leaves it bought. */
export const labelMachine = machine<LabelStatus>({
  asked: ["bought", "failed"],
  bought: ["voiding"],
  voiding: ["voided", "bought"],
  failed: [],
  voided: [],
});
