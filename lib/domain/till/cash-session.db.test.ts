import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { asStaff } from "@/lib/domain/identity/people.testing";
import { closeCashSession } from "./close-cash-session";
import { countCash } from "./count-cash";
import { getDrawerReport } from "./get-drawer-report";
import { getTillCatalog } from "./get-till-catalog";
import { listDrawers } from "./list-drawers";
import { moveCash } from "./move-cash";
import { openCashSession } from "./open-cash-session";
import { ana, mo, openTill } from "./till.testing";

dbTest("money put in and taken out is in the drawer's sum, never more than lies in it, and for a reason", async ({ tx }) => {
  const till = await openTill(tx);
  await moveCash(tx, till.by, { kind: "pay_in", amountMinor: 2_000, reason: "change from the bank" });
  await moveCash(tx, till.by, { kind: "pay_out", amountMinor: 500, reason: "stamps" });
  await expect(moveCash(tx, till.by, { kind: "pay_out", amountMinor: 11_501, reason: "all and a cent" })).rejects.toMatchObject({ code: "cash_short" });
  await expect(openCashSession(tx, till.by, { floatMinor: 1 })).rejects.toMatchObject({ code: "till_open" });
  expect((await getDrawerReport(asStaff(till.ana, "till.unlock"), till.sessionId, tx))?.expectedMinor, "blind for whoever counts").toBeNull();
  expect((await getDrawerReport(asStaff(till.mo, "till.unlock"), till.sessionId, tx))?.expectedMinor).toBe(11_500);
  expect(await countCash(tx, till.by, { sessionId: till.sessionId, pieces: { "10000": 1, "1000": 1, "500": 1 } })).toEqual({ countedMinor: 11_500, varianceMinor: 0 });
  await expect(countCash(tx, till.by, { sessionId: till.sessionId, pieces: {} })).rejects.toMatchObject({ code: "till_closed" });
  await expect(moveCash(tx, till.by, { kind: "pay_in", amountMinor: 1, reason: "too late" })).rejects.toMatchObject({ code: "till_closed" });
  expect(await closeCashSession(tx, till.by, { sessionId: till.sessionId, reason: "", approver: null })).toEqual({ isRight: true });
  expect(await openCashSession(tx, till.by, { floatMinor: 5_000 })).toBeDefined();
});

dbTest("a large difference is closed by the PIN of somebody who may approve it, and by nobody else's", async ({ tx }) => {
  const till = await openTill(tx);
  await countCash(tx, till.by, { sessionId: till.sessionId, pieces: { "5000": 1 } });
  const close = (approver: { staffId: typeof till.ana.staffId; pin: string } | null) => closeCashSession(tx, till.by, { sessionId: till.sessionId, reason: "a fifty is missing", approver });
  await expect(close(null)).rejects.toMatchObject({ code: "approval_needed" });
  await expect(close({ staffId: till.ana.staffId, pin: ana.pin })).rejects.toMatchObject({ code: "forbidden" });
  expect(await close({ staffId: till.mo.staffId, pin: "0000" })).toEqual({ isRight: false, left: 4 });
  expect(await close({ staffId: till.mo.staffId, pin: mo.pin })).toEqual({ isRight: true });
  const [row] = await listDrawers(asStaff(till.mo, "till.manage"), { locationId: till.shop.seattle, only: "differing" }, tx);
  expect(row).toMatchObject({ varianceMinor: -5_000, reason: "a fifty is missing", approvedBy: "Mo" });
  expect(await listDrawers(asStaff(till.mo, "till.manage"), { locationId: till.shop.tacoma, only: null }, tx)).toEqual([]);
});

dbTest("a register knows every item with its price and what is free at its store", async ({ tx }) => {
  const till = await openTill(tx, { lamps: 3 });
  const items = await getTillCatalog(asStaff(till.ana, "till.unlock"), { locationId: till.shop.seattle }, tx);
  expect(items.find((item) => item.id === till.shop.lamp)).toMatchObject({ title: "Alder lamp", priceMinor: 12_900, left: 3 });
});
