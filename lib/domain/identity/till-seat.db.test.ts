import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import type { Tx } from "@/db/client";
import { newId, type LocationId, type RegisterId } from "@/lib/kernel/ids";
import { hashAccountToken } from "./account-token";
import type { Staff } from "./actor";
import { checkPin } from "./check-pin";
import { getRegister } from "./get-register";
import { keepSeat } from "./keep-seat";
import { leaveSeat } from "./leave-seat";
import { listRegisters } from "./list-registers";
import { listTillPeople } from "./list-till-people";
import { aPlace, asStaff, staffOf } from "./people.testing";
import { permit } from "./permit";
import { pinInput } from "./pin";
import { setPin } from "./set-pin";
import { createRegister, pairRegister } from "./set-up-register";
import { takeSeat } from "./take-seat";

type Store = { storeId: LocationId; registerId: RegisterId; deviceHash: string; ana: Staff; mo: Staff };

async function store(tx: Tx): Promise<Store> {
  const storeId = await aPlace(tx);
  const [ana, mo] = [await staffOf(tx, "associate", [storeId], "Ana"), await staffOf(tx, "store_manager", [storeId], "Mo")];
  await setPin(tx, asStaff(ana, "till.pin"), { pin: "4826" });
  const registerId = await createRegister(tx, asStaff(mo, "till.manage"), { locationId: storeId, name: "Till 1" });
  const { secret } = await pairRegister(tx, asStaff(mo, "till.manage"), { registerId });
  return { storeId, registerId, deviceHash: hashAccountToken(secret), ana, mo };
}

const unlock = (tx: Tx, { deviceHash, ana, mo }: Store, pin: string) => takeSeat(tx, asStaff(mo, "till.unlock"), { deviceHash, staffId: ana.staffId, pin });
const sellerOf = async (tx: Tx, { deviceHash, mo }: Store) => (await getRegister(deviceHash, mo.sessionId, tx))?.seller ?? null;

dbTest("a PIN unlocks the register for its person, whoever is signed in to the browser, until it is locked", async ({ tx }) => {
  const here = await store(tx);
  expect(await sellerOf(tx, here)).toBeNull();
  expect(await unlock(tx, here, "4826")).toEqual({ isRight: true });
  const seller = await sellerOf(tx, here);
  expect(seller).toMatchObject({ staffId: here.ana.staffId, role: "associate", till: { registerId: here.registerId, locationId: here.storeId } });
  await leaveSeat(tx, permit(seller!, "till.sell", { channel: "store" }));
  expect(await sellerOf(tx, here)).toBeNull();
});

dbTest("a register that nobody touches locks itself; a touch keeps it, and whoever leaves the company is out at once", async ({ tx }) => {
  const here = await store(tx);
  await unlock(tx, here, "4826");
  await tx.execute(sql`update register set seat_seen_at = seat_seen_at - interval '9 minutes'`);
  await keepSeat(tx, permit((await sellerOf(tx, here))!, "till.sell", { channel: "store" }));
  await tx.execute(sql`update register set seat_seen_at = seat_seen_at - interval '9 minutes'`);
  expect(await sellerOf(tx, here)).not.toBeNull();
  await tx.execute(sql`update register set seat_seen_at = seat_seen_at - interval '2 minutes'`);
  expect(await sellerOf(tx, here)).toBeNull();
  await unlock(tx, here, "4826");
  await tx.execute(sql`update staff set is_active = false where id = ${here.ana.staffId}`);
  expect(await sellerOf(tx, here)).toBeNull();
});

dbTest("five wrong PINs lock a person out of this register for a quarter of an hour, and nobody elsewhere", async ({ tx }) => {
  const here = await store(tx);
  for (const left of [4, 3, 2, 1, 0]) expect(await unlock(tx, here, "9999")).toEqual({ isRight: false, left });
  expect(await unlock(tx, here, "4826")).toEqual({ isRight: false, left: 0 });
  const other = await createRegister(tx, asStaff(here.mo, "till.manage"), { locationId: here.storeId, name: "Till 2" });
  expect(await checkPin(tx, asStaff(here.mo, "till.unlock"), { registerId: other, locationId: here.storeId, staffId: here.ana.staffId, pin: "4826" })).toMatchObject({ isRight: true });
  await tx.execute(sql`update throttle set window_ends_at = shop_clock() - interval '1 second'`);
  expect(await unlock(tx, here, "4826")).toEqual({ isRight: true });
  const { rows } = await tx.execute<{ count: number }>(sql`select count(*)::int as count from event where kind = 'till.pin_refused'`);
  expect(rows[0]?.count).toBe(5);
});

dbTest("somebody of another store, somebody without a PIN and a browser that is no register unlock nothing", async ({ tx }) => {
  const here = await store(tx);
  const stranger = await staffOf(tx, "associate", [await aPlace(tx)], "Sam");
  await setPin(tx, asStaff(stranger, "till.pin"), { pin: "4826" });
  const by = asStaff(here.mo, "till.unlock");
  expect(await takeSeat(tx, by, { deviceHash: here.deviceHash, staffId: stranger.staffId, pin: "4826" })).toMatchObject({ isRight: false });
  expect(await takeSeat(tx, by, { deviceHash: here.deviceHash, staffId: here.mo.staffId, pin: "4826" })).toMatchObject({ isRight: false });
  await expect(takeSeat(tx, by, { deviceHash: "no register", staffId: here.ana.staffId, pin: "4826" })).rejects.toMatchObject({ code: "not_found" });
  await expect(takeSeat(tx, asStaff(stranger, "till.unlock"), { deviceHash: here.deviceHash, staffId: here.ana.staffId, pin: "4826" })).rejects.toMatchObject({ code: "not_found" });
  expect((await listTillPeople(by, { locationId: here.storeId }, tx)).map(({ name, hasPin, mayApprove }) => [name, hasPin, mayApprove])).toEqual([["Ana", true, false], ["Mo", false, true]]);
});

dbTest("another device takes a register's place, a manager sets up registers of their own stores only, and a name is used once", async ({ tx }) => {
  const here = await store(tx);
  const by = asStaff(here.mo, "till.manage");
  await unlock(tx, here, "4826");
  const { secret } = await pairRegister(tx, by, { registerId: here.registerId });
  expect(await getRegister(here.deviceHash, here.mo.sessionId, tx)).toBeNull();
  expect(await getRegister(hashAccountToken(secret), here.mo.sessionId, tx)).toMatchObject({ registerId: here.registerId, seller: null });
  await expect(createRegister(tx, by, { locationId: here.storeId, name: "Till 1" })).rejects.toMatchObject({ code: "invalid" });
  await expect(createRegister(tx, by, { locationId: await aPlace(tx), name: "Till 1" })).rejects.toMatchObject({ code: "not_found" });
  await expect(pairRegister(tx, by, { registerId: newId<RegisterId>() })).rejects.toMatchObject({ code: "not_found" });
  expect(await listRegisters(by, { locationId: here.storeId }, tx)).toEqual([{ id: here.registerId, name: "Till 1", isPaired: true }]);
});

dbTest("a PIN is kept as a hash, and everybody's first guesses are refused", async ({ tx }) => {
  const here = await store(tx);
  const { rows } = await tx.execute<{ pin_hash: string }>(sql`select pin_hash from staff_pin where staff_id = ${here.ana.staffId}`);
  expect(rows[0]?.pin_hash).toMatch(/^\$argon2id\$/);
  for (const pin of ["1111", "1234", "4321", "0000", "123", "123456789", "12a4"]) expect(pinInput.safeParse(pin).success, pin).toBe(false);
  expect(pinInput.safeParse("4826").success).toBe(true);
});
