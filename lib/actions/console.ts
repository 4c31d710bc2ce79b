"use server";

import { z } from "zod";
import { idOf } from "@/lib/kernel/ids-schema";
import type { LocationId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { rememberStaffStore } from "@/lib/session";
import { ownPath } from "@/lib/domain/identity/account-forms";
import { storeScope } from "@/lib/domain/identity/permit";
import { action } from "./action";

/** Which store the console is about; company roles may choose all of them (empty). */
export const chooseStaffStore = action({
  can: "fulfillment.view",
  input: z.object({ locationId: z.union([z.literal("").transform(() => null), idOf<LocationId>()]), next: z.string().max(300).default("/staff/today") }),
  process: async (by, input) => {
    const scope = storeScope(by);
    if (scope !== null && (input.locationId === null || !scope.includes(input.locationId))) throw new Refusal("not_found");
    await rememberStaffStore(input.locationId);
    return { path: ownPath(input.next, "/staff/today") };
  },
  after: (data) => data.path,
});
