import { z } from "zod";
import type { LocationId, RegisterId, StaffId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import type { Role } from "./permission";

/** A register that nobody touches for so long asks for a PIN again. */
export const seatMinutes = 10;
export const mostWrongPins = 5;
export const pinLockMinutes = 15;

/** Four to eight digits that are not everybody's first guess. */
export const pinInput = z.string().regex(/^\d{4,8}$/, "Use four to eight digits.")
  .refine((pin) => !/^(\d)\1+$/.test(pin) && !"01234567890".includes(pin) && !"09876543210".includes(pin), "Choose digits that are not all the same and do not count up or down.");
const typedPin = z.string().regex(/^\d{4,8}$/, "A PIN has four to eight digits.");

export const ownPinInput = z.object({ pin: pinInput });
export const seatInput = z.object({ staffId: idOf<StaffId>(), pin: typedPin });
export const newRegisterInput = z.object({ locationId: idOf<LocationId>(), name: z.string().trim().min(1, "Give it a name.").max(40, "Use at most 40 characters.") });
export const registerChoice = z.object({ registerId: idOf<RegisterId>() });

/** Who says yes to what the person at the register may not do alone. */
export type Approver = z.output<typeof seatInput>;

/** What became of a PIN: a wrong one is an answer, so that its count stays. */
export type PinAnswer = { isRight: true } | { isRight: false; left: number };

export const pinWords = (answer: { left: number }): string =>
  answer.left > 0 ? `That PIN is not right. ${answer.left === 1 ? "One try" : `${answer.left} tries`} left.` : `Too many wrong PINs. Wait ${pinLockMinutes} minutes, or let somebody else unlock.`;

export type TillPerson = { id: StaffId; name: string; role: Role; mayApprove: boolean; hasPin: boolean };
