import { z } from "zod";
import type { LocationId, StaffId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { emailInput, personName } from "./account-forms";
import { isCompanyWide, roles, staffPermissionNames } from "./permission";

const draft = {
  name: personName,
  role: z.enum(roles, "Choose a role."),
  storeIds: z.array(idOf<LocationId>()).max(500).default([]),
};
const needsStore = (input: { role: (typeof roles)[number]; storeIds: readonly string[] }) => isCompanyWide(input.role) || input.storeIds.length > 0;
const needed = { path: ["storeIds"], message: "Choose at least one store for this role." };

export const inviteInput = z.object({ ...draft, email: emailInput }).refine(needsStore, needed);
export const staffChangeInput = z.object({ ...draft, staffId: idOf<StaffId>(), isActive: z.preprocess((value) => value === true || value === "on" || value === "true", z.boolean()), version: z.coerce.number().int() }).refine(needsStore, needed);
export const staffSessionsInput = z.object({ staffId: idOf<StaffId>() });
export const rolesInput = z.object({ roles: z.array(z.object({ role: z.enum(roles), permissions: z.array(z.enum(staffPermissionNames)).max(200), version: z.number().int().min(0) })).min(1).max(roles.length) });
