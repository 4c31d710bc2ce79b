import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { db, transaction } from "@/db/client";
import { raceTest } from "@/db/testing";
import { dropSale } from "./drop-sale";
import { sellAtTill } from "./sell-at-till";
import { cardSale, cashSale, openTill, secondTill } from "./till.testing";

raceTest("a sale that is given up before it is paid frees what it held, and one that is paid stays", async () => {
  const till = await transaction((tx) => openTill(tx, { lamps: 1 }));
  const second = await transaction((tx) => secondTill(tx, till));
  const declined = cardSale(till, { card: "4000000000000002" });
  await expect(sellAtTill(till.by, declined)).rejects.toMatchObject({ code: "card_declined" });
  await expect(sellAtTill(second, cashSale(till))).rejects.toMatchObject({ code: "not_free" });
  await transaction((tx) => dropSale(tx, till.by, { saleId: declined.saleId, units: 1, totalMinor: 14_203 }));
  const { saleId } = await sellAtTill(second, cashSale(till));
  await expect(transaction((tx) => dropSale(tx, second, { saleId, units: 1, totalMinor: 14_203 }))).rejects.toMatchObject({ code: "illegal_move" });
  const { rows } = await db.execute(sql`select payload from event where kind = 'till.sale_dropped'`);
  expect(rows).toEqual([{ payload: { saleId: declined.saleId, units: 1, totalMinor: 14_203 } }]);
});
