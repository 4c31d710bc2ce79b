"use server";

import { adjustPoints } from "@/lib/domain/loyalty/adjust-points";
import { loyaltyPolicyInput } from "@/lib/domain/loyalty/loyalty-policy";
import { adjustPointsInput } from "@/lib/domain/loyalty/points-input";
import { saveLoyaltyPolicy } from "@/lib/domain/loyalty/save-loyalty-policy";
import { action } from "./action";

export const adjustMemberPoints = action({ can: "loyalty.adjust", input: adjustPointsInput, run: adjustPoints });
export const saveLoyalty = action({ can: "loyalty.edit", input: loyaltyPolicyInput, run: saveLoyaltyPolicy });
