import NextAuth, { CredentialsSignin, type NextAuthResult } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { cookies, headers } from "next/headers";
import { connection } from "next/server";
import { cache } from "react";
import { transaction } from "@/db/client";
import { channels, type Channel } from "@/lib/domain/channel";
import type { Actor, Member, Shopper, Staff } from "@/lib/domain/identity/actor";
import { hashAccountToken } from "@/lib/domain/identity/account-token";
import { getNewestSession } from "@/lib/domain/identity/get-newest-session";
import { getRegister, type RegisterFacts } from "@/lib/domain/identity/get-register";
import { getSession } from "@/lib/domain/identity/get-session";
import { isCompanyWide, isStaffPermission, isTillPermission, type Permission } from "@/lib/domain/identity/permission";
import { permit, type Permit } from "@/lib/domain/identity/permit";
import { startSession } from "@/lib/domain/identity/start-session";
import { touchSession } from "@/lib/domain/identity/touch-session";
import { currencyCookie, homeCurrency, wantedCurrency, type Currency } from "@/lib/kernel/currency";
import { asId, isUuid, newId, type CartId, type LocationId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";

/** The browser's own cookies: which cart, which device, which store. None of them proves anything about a person. */
export const cookieNames = { cart: "tl_cart", device: "tl_device", store: "tl_store" } as const;

const cookieOptions = { httpOnly: true, sameSite: "lax", path: "/", secure: process.env.APP_URL?.startsWith("https://") ?? false, maxAge: 60 * 60 * 24 * 180 } as const;

class TooManyAttempts extends CredentialsSignin {
  override code = "too_many_attempts";
}

const nextAuth: NextAuthResult = NextAuth({
  trustHost: true,
  session: { strategy: "jwt", maxAge: 60 * 60 * 24 * 90 },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      async authorize(credentials) {
        const { email, password } = credentials;
        if (typeof email !== "string" || typeof password !== "string") return null;
        const head = await headers();
        // A wrong password leaves its trace (the throttle), so a no is an answer here, not a rollback.
        const started = await transaction((tx) =>
          startSession(tx, { email, password, deviceName: deviceName(head.get("user-agent") ?? ""), address: addressPrefix(head) }));
        if (!started.ok && started.code === "too_many_attempts") throw new TooManyAttempts();
        return started.ok ? { id: started.sessionId } : null;
      },
    }),
  ],
  callbacks: {
    // The token carries a random session id and nothing else; the row behind it is the truth.
    jwt: ({ token, user }) => (user?.id ? { sub: user.id } : { sub: token.sub }),
    session: ({ session, token }) => ({ expires: session.expires, user: { id: token.sub ?? "", email: "", emailVerified: null } }),
  },
});

/**
 * Checks the password, writes the session cookie and tells who that is.
 * @throws Refusal `wrong_credentials`, `too_many_attempts`
 */
export async function writeSession(email: string, password: string): Promise<{ member: Member | null; isStaff: boolean; hasStore: boolean }> {
  try {
    await nextAuth.signIn("credentials", { email, password, redirect: false });
  } catch (error) {
    if (error instanceof CredentialsSignin) throw new Refusal(error.code === "too_many_attempts" ? "too_many_attempts" : "wrong_credentials", { minutes: 15 });
    throw error;
  }
  const facts = await getNewestSession(email);
  const guest = await browser();
  const member = facts?.customerId ? { kind: "customer" as const, customerId: facts.customerId, accountId: facts.accountId, sessionId: facts.sessionId, ...guest } : null;
  return { member, isStaff: Boolean(facts?.staff), hasStore: Boolean(facts?.preferredStoreId) };
}

export async function clearSession(): Promise<void> {
  await nextAuth.signOut({ redirect: false });
}

const sessionFacts = cache(async () => {
  await connection();
  const token = await nextAuth.auth();
  const id = token?.user?.id;
  const facts = id && isUuid(id) ? await getSession(id) : null;
  if (facts?.isUnseen) await transaction((tx) => touchSession(tx, facts.sessionId));
  return facts;
});

/** What the browser says of itself: its cart and its device. */
async function browser(): Promise<{ cartId: CartId | null; deviceId: string | null }> {
  const jar = await cookies();
  const cart = jar.get(cookieNames.cart)?.value;
  const device = jar.get(cookieNames.device)?.value;
  return { cartId: cart && isUuid(cart) ? asId<CartId>(cart) : null, deviceId: device && isUuid(device) ? device : null };
}

/** The shopper side of who is asking: a signed-in customer or a guest. */
export const shopper = cache(async (): Promise<Shopper> => {
  const { cartId, deviceId } = await browser();
  const facts = await sessionFacts();
  if (facts?.customerId) return { kind: "customer", customerId: facts.customerId, accountId: facts.accountId, sessionId: facts.sessionId, deviceId, cartId };
  return { kind: "guest", deviceId, cartId };
});

/** A shopper whose browser is known from now on, so that its first look counts too. For answers that may set a cookie. */
export async function shopperWithDevice(): Promise<Shopper> {
  const who = await shopper();
  if (who.kind === "agent" || who.kind === "staff" || who.deviceId !== null) return who;
  const deviceId = newId<string>();
  await rememberDevice(deviceId);
  return { ...who, deviceId };
}

/** The staff side, or null. */
export const staffMember = cache(async (): Promise<Staff | null> => {
  const facts = await sessionFacts();
  if (!facts?.staff) return null;
  const { staffId, name, role, changes, storeIds } = facts.staff;
  return { kind: "staff", staffId, accountId: facts.accountId, sessionId: facts.sessionId, name, role, changes, storeIds: isCompanyWide(role) ? "all" : storeIds };
});

/** Who is asking, seen from the permission wanted: one person may be staff and shopper. */
export async function actor(can: Permission): Promise<Actor> {
  if (isTillPermission(can)) return atRegister();
  if (isStaffPermission(can)) return (await staffMember()) ?? (await shopper());
  return shopper();
}

/** For pages and routes: the permit, or the refusal they turn into a sign-in or a no-permission page. */
export async function requirePermit<K extends Permission>(can: K): Promise<Permit<K>> {
  const head = await headers();
  return permit(await actor(can), can, { ...(isStaffPermission(can) ? { channel: "store" } : { channel: await channelOfRequest(), currency: await shownCurrency() }), requestId: head.get("x-request-id") });
}

/** Like `requirePermit`, null instead of a refusal. */
export async function maybePermit<K extends Permission>(can: K): Promise<Permit<K> | null> {
  try {
    return await requirePermit(can);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The installed app says so in a header; everything else in a browser is the web. */
export async function channelOfRequest(): Promise<Channel> {
  const said = (await headers()).get("x-throughline-channel");
  return said === "app" || said === "kiosk" ? (channels.find((channel) => channel === said) ?? "web") : "web";
}

/** The currency this browser is shown prices in. */
export async function shownCurrency(): Promise<Currency> {
  return wantedCurrency((await cookies()).get(currencyCookie)?.value);
}

export async function rememberCurrency(currency: Currency): Promise<void> {
  const jar = await cookies();
  if (currency === homeCurrency) jar.delete(currencyCookie);
  else jar.set(currencyCookie, currency, cookieOptions);
}

export async function rememberCart(cartId: CartId | null): Promise<void> {
  const jar = await cookies();
  if (cartId === null) jar.delete(cookieNames.cart);
  else jar.set(cookieNames.cart, cartId, cookieOptions);
}

export async function rememberStore(locationId: string): Promise<void> {
  (await cookies()).set(cookieNames.store, locationId, cookieOptions);
}

/** My store: a member's follows them to every device, a guest's stays in the browser. */
export async function chosenStoreId(): Promise<LocationId | null> {
  const preferred = (await sessionFacts())?.preferredStoreId;
  return preferred ?? (await browserStoreId());
}

/** The store chosen in this browser, whoever is signed in. */
export async function browserStoreId(): Promise<LocationId | null> {
  const value = (await cookies()).get(cookieNames.store)?.value;
  return value && isUuid(value) ? asId<LocationId>(value) : null;
}

export async function rememberDevice(deviceId: string): Promise<void> {
  (await cookies()).set(cookieNames.device, deviceId, cookieOptions);
}

/** The network the request came from. */
export const requestNetwork = async (): Promise<string> => addressPrefix(await headers());

/** First three octets or four groups: enough to slow an attacker, too little to name a person. */
function addressPrefix(head: Headers): string {
  const address = head.get("x-forwarded-for")?.split(",")[0]?.trim() ?? "";
  return address.includes(":") ? address.split(":").slice(0, 4).join(":") : address.split(".").slice(0, 3).join(".");
}

function deviceName(agent: string): string {
  const system = /iPhone|iPad|Android|Windows|Mac OS X|Linux/.exec(agent)?.[0]?.replace(" OS X", "") ?? "Unknown device";
  const browser = /Edg|Firefox|Chrome|Safari/.exec(agent)?.[0]?.replace("Edg", "Edge") ?? "browser";
  return `${browser} on ${system}`;
}

const staffStoreCookie = "tl_staff_store";

/** The store the console is about: the one last chosen if it is in reach, else the first in reach; null for a company role that chose none. */
export async function staffStoreId(): Promise<LocationId | null> {
  const member = await staffMember();
  if (!member) return null;
  const value = (await cookies()).get(staffStoreCookie)?.value;
  const chosen = value && isUuid(value) ? asId<LocationId>(value) : null;
  if (member.storeIds === "all") return chosen;
  return chosen && member.storeIds.includes(chosen) ? chosen : (member.storeIds[0] ?? null);
}

export async function rememberStaffStore(locationId: LocationId | null): Promise<void> {
  const jar = await cookies();
  if (locationId === null) jar.delete(staffStoreCookie);
  else jar.set(staffStoreCookie, locationId, { ...cookieOptions, path: "/staff" });
}

const registerCookie = "tl_register";

/** What is stored of the secret that makes this browser a register; null where it is none. */
export async function registerHash(): Promise<string | null> {
  const secret = (await cookies()).get(registerCookie)?.value;
  return secret ? hashAccountToken(secret) : null;
}

/** The register that this browser is, for as long as a member of staff is signed in to it. */
export const register = cache(async (): Promise<RegisterFacts | null> => {
  const [member, hash] = [await staffMember(), await registerHash()];
  return member && hash ? getRegister(hash, member.sessionId) : null;
});

export async function rememberRegister(secret: string): Promise<void> {
  (await cookies()).set(registerCookie, secret, { ...cookieOptions, path: "/", maxAge: 60 * 60 * 24 * 400 });
}

/** Whoever unlocked this browser's register. @throws Refusal `till_locked` */
async function atRegister(): Promise<Actor> {
  const member = await staffMember();
  if (!member) return shopper();
  const seller = (await register())?.seller;
  if (!seller) throw new Refusal("till_locked");
  return seller;
}
