import { describe, expect, it } from "vitest";
import { newId, type AccountId, type CustomerId, type LocationId, type RegisterId, type SessionId, type StaffId } from "@/lib/kernel/ids";
import type { Actor } from "./actor";
import { ownPath } from "./account-forms";
import { mayActor, permit } from "./permit";
import { isTillPermission, roles, staffPermissions, type Role } from "./permission";

const member: Actor = { kind: "customer", customerId: newId<CustomerId>(), accountId: newId<AccountId>(), sessionId: newId<SessionId>(), deviceId: null, cartId: null };
const guest: Actor = { kind: "guest", deviceId: null, cartId: null };
const staffWith = (role: Role): Actor => ({ kind: "staff", staffId: newId<StaffId>(), accountId: newId<AccountId>(), sessionId: newId<SessionId>(), name: "Sam", role, storeIds: [newId<LocationId>()] });

describe("permits", () => {
  it("gives each role what the matrix says and nothing else", () => {
    for (const role of roles) for (const [can, allowed] of Object.entries(staffPermissions)) {
      if (isTillPermission(can)) continue;
      expect(mayActor(staffWith(role), can as keyof typeof staffPermissions), `${role} ${can}`).toBe((allowed as readonly Role[]).includes(role));
    }
  });
  it("sells at a till only for somebody who unlocked it, in the name of that person", () => {
    const seated = (role: Role): Actor => ({ ...staffWith(role), till: { registerId: newId<RegisterId>(), locationId: newId<LocationId>() }, deviceId: null, cartId: null }) as Actor;
    expect(mayActor(staffWith("admin"), "till.sell")).toBe(false);
    expect(mayActor(staffWith("admin"), "orders.place")).toBe(false);
    for (const role of roles) expect(mayActor(seated(role), "till.sell"), role).toBe((staffPermissions["till.sell"] as readonly Role[]).includes(role));
    expect(mayActor(seated("associate"), "orders.place")).toBe(true);
    expect(mayActor(seated("associate"), "orders.track")).toBe(false);
  });
  it("never lets a shopper through a staff door, and asks them to sign in", () => {
    for (const can of Object.keys(staffPermissions) as (keyof typeof staffPermissions)[]) {
      expect(() => permit(guest, can, { channel: "web" })).toThrow("unauthenticated");
      expect(() => permit(member, can, { channel: "web" })).toThrow("unauthenticated");
    }
  });
  it("keeps what belongs to a member from guests and staff", () => {
    expect(() => permit(guest, "account.own", { channel: "web" })).toThrow("unauthenticated");
    expect(() => permit(staffWith("admin"), "account.own", { channel: "web" })).toThrow("forbidden");
  });
  it("lets only the machine do what the machine does", () => {
    for (const actor of [guest, member, staffWith("admin")]) expect(mayActor(actor, "system.run")).toBe(false);
  });
});

describe("where to go after signing in", () => {
  it("stays on this site", () => {
    expect(ownPath("/orders/AH-100001?x=1", "/account")).toBe("/orders/AH-100001?x=1");
    for (const path of ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", undefined]) expect(ownPath(path, "/account")).toBe("/account");
  });
});
