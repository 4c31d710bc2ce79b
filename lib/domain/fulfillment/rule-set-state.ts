import { machine } from "@/lib/kernel/machine";

export type RuleSetStatus = "draft" | "published" | "replaced";

/** What was published stays as it was: going back means publishing it again as a new version. */
export const ruleSetMachine = machine<RuleSetStatus>({ draft: ["published"], published: ["replaced"], replaced: [] });
