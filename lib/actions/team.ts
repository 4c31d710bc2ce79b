"use server";

import { endStaffSessions } from "@/lib/domain/identity/end-staff-sessions";
import { inviteStaff } from "@/lib/domain/identity/invite-staff";
import { changeStaff } from "@/lib/domain/identity/save-staff";
import { inviteInput, staffChangeInput, staffSessionsInput } from "@/lib/domain/identity/staff-forms";
import { action } from "./action";

export const inviteColleague = action({ can: "team.manage", input: inviteInput, run: (tx, by, input) => inviteStaff(tx, by, input) });

export const changeColleague = action({ can: "team.manage", input: staffChangeInput, run: async (tx, by, input) => { await changeStaff(tx, by, input); return {}; } });

export const signOutColleague = action({ can: "team.manage", input: staffSessionsInput, run: (tx, by, input) => endStaffSessions(tx, by, input) });
