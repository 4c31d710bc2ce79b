import { expect, test } from "vitest";
import { allowedTransferActions, mayAct, type TransferFacts } from "./transfer-actions";
import { shortWords } from "./short-words";
import { transferMachine } from "./transfer-state";

test("the machine has exactly these arrows, and nothing leaves a final state", () => {
  const arrows = transferMachine.states.flatMap((from) => transferMachine.states.filter((to) => transferMachine.may(from, to)).map((to) => `${from} → ${to}`));
  expect(arrows).toEqual([
    "draft → sent", "draft → cancelled", "sent → partially_received", "sent → received", "sent → cancelled", "partially_received → received", "received → closed",
  ]);
});

const line = { wanted: 5, packed: 0, sent: 0, extra: 0, received: 0, rejected: 0, lost: 0, putBack: 0 };
const from = { id: "w", name: "Warehouse" };
const to = { id: "p", name: "Pearl District" };
const facts = (status: TransferFacts["status"], changes: Partial<typeof line> = {}): TransferFacts => ({ status, from, to, isForOrder: false, lines: [{ ...line, ...changes }] });
const may = (of: TransferFacts, role: Parameters<typeof allowedTransferActions>[1]["role"], storeIds: string[] | "all") =>
  allowedTransferActions(of, { role, storeIds }).filter((action) => action.blockedBy === null).map((action) => action.name);

test("an associate of the source packs and sends, one of the destination receives", () => {
  expect(may(facts("draft"), "associate", ["w"])).toEqual(["pack", "send"]);
  expect(may(facts("draft"), "associate", ["p"])).toEqual([]);
  expect(may(facts("sent", { sent: 5 }), "associate", ["w"])).toEqual([]);
  expect(may(facts("sent", { sent: 5 }), "associate", ["p"])).toEqual(["receive", "reject", "report_extra"]);
});

test("writing off, closing and calling back need a manager of that end, or a planner", () => {
  expect(may(facts("sent", { sent: 5 }), "store_manager", ["w"])).toEqual(["cancel"]);
  expect(may(facts("partially_received", { sent: 5, received: 2 }), "store_manager", ["p"])).toEqual(["receive", "reject", "report_extra", "report_under"]);
  expect(may(facts("received", { sent: 5, received: 5 }), "inventory_planner", "all")).toEqual(["report_extra", "close"]);
  expect(may(facts("closed"), "admin", "all")).toEqual([]);
});

test("who may not do it learns why", () => {
  const actions = allowedTransferActions(facts("draft"), { role: "associate", storeIds: ["p"] });
  expect(actions.find((action) => action.name === "send")).toEqual({ name: "send", blockedBy: "Only Warehouse can do this." });
  expect(actions.find((action) => action.name === "edit")).toEqual({ name: "edit", blockedBy: "Your role does not allow this." });
  expect(mayAct(actions, "send")).toBe(false);
});

test("a shortage is told in words, with the orders", () => {
  expect(shortWords({ name: "Alder lamp", wanted: 5, level: { free: 1, promised: 2, held: 1, setAside: 1 }, orders: ["AH-1", "AH-2"] }))
    .toBe("1 of 5 × Alder lamp can leave (2 promised to AH-1, AH-2, 1 held by a checkout under way, 1 set aside).");
  expect(shortWords({ name: "Alder lamp", wanted: 5, level: null, orders: [] })).toBe("0 of 5 × Alder lamp can leave.");
});
