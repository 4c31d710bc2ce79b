"use server";

import { endStaffSessions } from "@/lib/domain/identity/end-staff-sessions";
import { inviteStaff } from "@/lib/domain/identity/invite-staff";
import { changeRole } from "@/lib/domain/identity/change-role";
import { changeStaff } from "@/lib/domain/identity/save-staff";
import { inviteInput, rolesInput, staffChangeInput, staffSessionsInput } from "@/lib/domain/identity/staff-forms";
import { action } from "./action";

export const inviteColleague = action({ can: "team.manage", input: inviteInput, run: (tx, by, input) => inviteStaff(tx, by, input) });

export const changeColleague = action({ can: "team.manage", input: staffChangeInput, run: async (tx, by, input) => { await changeStaff(tx, by, input); return {}; } });

export const signOutColleague = action({ can: "team.manage", input: staffSessionsInput, run: (tx, by, input) => endStaffSessions(tx, by, input) });

export const changeRoles = action({
  can: "team.manage", input: rolesInput,
  run: async (tx, by, input) => {
    for (const wish of input.roles.toSorted((a, b) => a.role.localeCompare(b.role))) await changeRole(tx, by, wish);
    return {};
  },
});
