import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { listViews } from "./list-views";
import { asStaff, staffOf } from "./people.testing";
import { removeView, saveView } from "./save-view";

dbTest("keeps a view under a name, replaces it, and shows it to nobody else", async ({ tx }) => {
  const sam = asStaff(await staffOf(tx, "inventory_planner"), "inventory.view");
  const joan = asStaff(await staffOf(tx, "inventory_planner"), "inventory.view");
  await saveView(tx, sam, { screen: "inventory", name: "Low in Portland", query: "show=low" });
  const kept = await saveView(tx, sam, { screen: "inventory", name: "Low in Portland", query: "show=out" });
  expect(await listViews(sam, "inventory", tx)).toEqual([{ id: kept.id, name: "Low in Portland", query: "show=out" }]);
  expect(await listViews(joan, "inventory", tx)).toEqual([]);
  await removeView(tx, joan, { id: kept.id });
  expect(await listViews(sam, "inventory", tx)).toHaveLength(1);
  await removeView(tx, sam, { id: kept.id });
  expect(await listViews(sam, "inventory", tx)).toEqual([]);
});
