"use server";

import { z } from "zod";
import { transaction } from "@/db/client";
import { mergeCarts } from "@/lib/domain/carts/merge-carts";
import { changeProfile, profileInput, setConsent, setPreferredStore } from "@/lib/domain/customers/change-profile";
import { consentPurposes } from "@/lib/domain/customers/consent";
import { createProfile } from "@/lib/domain/customers/create-profile";
import { verifyProfileEmail } from "@/lib/domain/customers/verify-profile-email";
import { ownPath, resetInput, resetRequestInput, signInInput, signUpInput, tokenInput } from "@/lib/domain/identity/account-forms";
import type { Member } from "@/lib/domain/identity/actor";
import { createAccount } from "@/lib/domain/identity/create-account";
import { endSession, endSessions } from "@/lib/domain/identity/end-session";
import { permit, type Permit } from "@/lib/domain/identity/permit";
import { requestAccountLink } from "@/lib/domain/identity/request-account-link";
import { resetPassword, verifyEmail } from "@/lib/domain/identity/use-account-token";
import { claimGuestOrders } from "@/lib/domain/orders/claim-guest-orders";
import { idOf } from "@/lib/kernel/ids-schema";
import type { SessionId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { browserStoreId, clearSession, rememberCart, writeSession } from "@/lib/session";
import { action } from "./action";

/** What a guest did in this browser joins the member, in the same request as the sign-in: the cart, and the store where they have none. */
async function bringAlong({ member, hasStore }: { member: Member | null; hasStore: boolean }, by: Permit<"account.open">): Promise<void> {
  if (!member) return;
  const context = { channel: by.channel, requestId: by.requestId };
  const { cartId } = member;
  const store = hasStore ? null : await browserStoreId();
  await transaction(async (tx) => {
    if (cartId) await mergeCarts(tx, permit(member, "cart.use", context), { guestCartId: cartId });
    if (store) await setPreferredStore(tx, permit(member, "account.own", context), { locationId: store });
  });
  if (cartId) await rememberCart(null);
}

export const signUp = action({
  can: "account.open",
  input: signUpInput.extend({ next: z.string().max(400).optional() }),
  process: async (by, input) => {
    const isNew = await transaction(async (tx) => {
      const accountId = await createAccount(tx, by, input);
      if (accountId) await createProfile(tx, by, { accountId, name: input.name, email: input.email });
      await requestAccountLink(tx, by, { email: input.email, purpose: accountId ? "verify_email" : "reset_password" });
      return accountId !== null;
    });
    // A known e-mail gets a mail instead of an answer here; the page says the same in both cases.
    if (!isNew) return { path: "/sign-up/check-your-mail" };
    await bringAlong(await writeSession(input.email, input.password), by);
    return { path: "/sign-up/check-your-mail" };
  },
  after: (data) => data.path,
});

export const signIn = action({
  can: "account.open",
  input: signInInput,
  process: async (by, input) => {
    const session = await writeSession(input.email, input.password);
    await bringAlong(session, by);
    const { member, isStaff } = session;
    return { path: ownPath(input.next, isStaff && !member ? "/staff" : "/account") };
  },
  after: (data) => data.path,
});

export const signInStaff = action({
  can: "account.open",
  input: signInInput,
  process: async (_by, input) => {
    const { isStaff } = await writeSession(input.email, input.password);
    if (!isStaff) {
      await clearSession();
      throw new Refusal("wrong_credentials");
    }
    return { path: ownPath(input.next, "/staff") };
  },
  after: (data) => data.path,
});

export const signOut = action({
  can: "account.own",
  input: z.object({}),
  process: async (by) => {
    await transaction((tx) => endSession(tx, by, { sessionId: by.actor.sessionId }));
    await clearSession();
    return { path: "/" };
  },
  after: (data) => data.path,
});

export const signOutStaff = action({
  can: "fulfillment.view",
  input: z.object({}),
  process: async (by) => {
    await transaction((tx) => endSession(tx, by, { sessionId: by.actor.sessionId }));
    await clearSession();
    return { path: "/staff/sign-in" };
  },
  after: (data) => data.path,
});

export const endOwnSession = action({
  can: "account.own",
  input: z.object({ sessionId: idOf<SessionId>() }),
  run: (tx, by, input) => endSession(tx, by, input),
});

export const endOtherSessions = action({
  can: "account.own",
  input: z.object({}),
  run: (tx, by) => endSessions(tx, by, { accountId: by.actor.accountId, keep: by.actor.sessionId }),
});

export const requestVerification = action({
  can: "account.open",
  input: resetRequestInput,
  run: (tx, by, input) => requestAccountLink(tx, by, { ...input, purpose: "verify_email" }),
});

export const requestPasswordReset = action({
  can: "account.open",
  input: resetRequestInput,
  run: (tx, by, input) => requestAccountLink(tx, by, { ...input, purpose: "reset_password" }),
});

/** Proof of the e-mail: the profile gets it, and guest orders placed with it join the account. */
export const confirmEmail = action({
  can: "account.open",
  input: z.object({ token: tokenInput }),
  run: async (tx, by, input) => {
    const { accountId, email } = await verifyEmail(tx, by, input);
    await verifyProfileEmail(tx, by, { accountId, email });
    return { orders: await claimGuestOrders(tx, by, { accountId, email }) };
  },
});

export const chooseNewPassword = action({
  can: "account.open",
  input: resetInput,
  process: async (by, input) => {
    const { email } = await transaction(async (tx) => {
      const done = await resetPassword(tx, by, input);
      await verifyProfileEmail(tx, by, done);
      await claimGuestOrders(tx, by, done);
      return done;
    });
    const session = await writeSession(email, input.password);
    await bringAlong(session, by);
    const { member, isStaff } = session;
    return { path: isStaff && !member ? "/staff" : "/account" };
  },
  after: (data) => data.path,
});

export const saveProfile = action({ can: "account.own", input: profileInput, run: (tx, by, input) => changeProfile(tx, by, input) });

export const saveConsent = action({
  can: "account.own",
  input: z.object({ purpose: z.enum(consentPurposes), isGranted: z.preprocess((v) => v === true || v === "on" || v === "true", z.boolean()) }),
  run: (tx, by, input) => setConsent(tx, by, input),
});

export const endStaffSession = action({
  can: "fulfillment.view",
  input: z.object({ sessionId: idOf<SessionId>() }),
  run: (tx, by, input) => endSession(tx, by, input),
});
