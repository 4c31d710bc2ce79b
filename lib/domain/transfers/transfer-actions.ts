import { mayStaff, type ActingRole, type StaffPermission } from "@/lib/domain/identity/permission";
import { unitsOf } from "@/lib/domain/inventory/unit-words";
import { leftToPack, onTheWay, type TransferCounters } from "./transfer-line";
import type { TransferStatus } from "./transfer-state";

export const transferActions = ["edit", "pack", "send", "receive", "reject", "report_extra", "report_under", "close", "cancel", "give_back", "receive_box"] as const;
export type TransferAction = (typeof transferActions)[number];

/** An action that fits the state; `blockedBy` says in words why this person may not do it now. */
export type AllowedTransferAction = { name: TransferAction; blockedBy: string | null };

type Place = { id: string; name: string };
export type TransferFacts = { status: TransferStatus; from: Place; to: Place; lines: readonly TransferCounters[]; /** It brings the goods of an order. */ isForOrder: boolean };
type ActingStaff = ActingRole & { storeIds: readonly string[] | "all" };

/** What can be done with a transfer now, in the order in which it is usually done. Screens draw exactly this. */
export function allowedTransferActions(facts: TransferFacts, staff: ActingStaff): AllowedTransferAction[] {
  return fitting(facts).map((name) => ({ name, blockedBy: blocker(name, facts, staff) }));
}

export const mayAct = (actions: readonly AllowedTransferAction[], name: TransferAction): boolean => actions.some((action) => action.name === name && action.blockedBy === null);

function fitting({ status, lines, isForOrder }: TransferFacts): TransferAction[] {
  if (status === "draft" && isForOrder) return [...(unitsOf(lines, leftToPack) > 0 ? (["pack"] as const) : []), "send", "give_back"];
  if (status === "draft") return ["edit", ...(unitsOf(lines, leftToPack) > 0 ? (["pack"] as const) : []), ...(lines.length > 0 ? (["send"] as const) : []), "cancel"];
  if (status === "received") return ["report_extra", "close"];
  if (status !== "sent" && status !== "partially_received") return [];
  return [...(isForOrder ? (["receive_box"] as const) : []), ...(unitsOf(lines, onTheWay) > 0 ? (["receive", "reject"] as const) : []), "report_extra", "report_under", ...(status === "sent" ? (["cancel"] as const) : [])];
}

const needs: Record<TransferAction, StaffPermission> = {
  edit: "transfers.plan", pack: "transfers.work", send: "transfers.work", receive: "transfers.work", reject: "transfers.work", report_extra: "transfers.work",
  report_under: "transfers.plan", close: "transfers.plan", cancel: "transfers.plan", give_back: "transfers.work", receive_box: "transfers.work",
};

/** What a list offers for several at once: what needs no look at the lines. One on the way is called back by itself, because somebody must say what becomes of its units. */
export const listedTransferActions = ["send", "close", "cancel"] as const satisfies readonly TransferAction[];
export type ListedTransferAction = (typeof listedTransferActions)[number];
const isListed: Record<ListedTransferAction, (facts: ListedFacts) => boolean> = {
  send: ({ status, wanted }) => status === "draft" && wanted > 0, close: ({ status }) => status === "received", cancel: ({ status, isForOrder }) => status === "draft" && !isForOrder,
};
type ListedFacts = Omit<TransferFacts, "lines"> & { wanted: number };
export const listedActionsOf = (facts: ListedFacts, staff: ActingStaff): ListedTransferAction[] => listedTransferActions.filter((name) => isListed[name](facts) && blocker(name, facts, staff) === null);

function blocker(name: TransferAction, { status, from, to }: Omit<TransferFacts, "lines">, staff: ActingStaff): string | null {
  if (!mayStaff(staff, needs[name])) return "Your role does not allow this.";
  const isHere = (place: Place) => staff.storeIds === "all" || staff.storeIds.includes(place.id);
  const end = name === "pack" || name === "send" || name === "give_back" || (name === "cancel" && status === "sent") ? from : name === "edit" || name === "cancel" ? null : to;
  if (end === null) return isHere(from) || isHere(to) ? null : "Neither end of this transfer is your store.";
  return isHere(end) ? null : `Only ${end.name} can do this.`;
}
