import { readFileSync } from "node:fs";
import path from "node:path";

/** Doors are taken from the build, so that a new one cannot be forgotten. */
const dist = process.env.NEXT_DIST_DIR || ".next";
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(dist, "server", file), "utf8"));
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const routes = Object.keys(read("app-paths-manifest.json") as object);
const pathOf = (route: string) => route.replace(/\/\([^)]+\)/g, "").replace(/\/(page|route)$/, "") || "/";
export const staffPages = [...new Set(routes.filter((route) => route.endsWith("/page")).map(pathOf).filter((route) => route.startsWith("/staff") && !route.includes("[...") && !route.endsWith("sign-in")))];
export const machineDoors = [...new Set(routes.filter((route) => route.endsWith("/route")).map(pathOf).filter((route) => route.startsWith("/api/")))];
export const filled = (route: string) => route.replace(/\[+[^\]]+\]+/g, "00000000-0000-7000-8000-000000000000");

/** An action answers only where a page carries it. */
export type Door = { id: string; name: string; file: string; path: string };
export function actionDoors(): Door[] {
  const manifest = read("server-reference-manifest.json");
  const node = isRecord(manifest) && isRecord(manifest["node"]) ? manifest["node"] : {};
  return Object.entries(node).flatMap(([id, entry]) => {
    if (!isRecord(entry) || typeof entry["exportedName"] !== "string" || entry["exportedName"].startsWith("$$") || !isRecord(entry["workers"])) return [];
    const worker = Object.keys(entry["workers"]).find((each) => each.endsWith("/page")) ?? "";
    const path = worker.replace(/^app/, "").replace(/\/page$/, "").replace(/\/\([^)]+\)/g, "").replace(/^\/\[locale\]/, "") || "/";
    return [{ id, name: entry["exportedName"], file: typeof entry["filename"] === "string" ? entry["filename"] : "", path: filled(path) }];
  });
}

/** Doors that any shopper may knock on; every other one must send a guest away. */
export const openDoors = new Set([
  "addToCart", "watchStock", "addGiftCard", "restoreLine", "changeQuantity", "moveLine", "removeLine", "applyCoupon", "removeCoupon", "takeSharedCart",
  "signUp", "signIn", "signInStaff", "requestVerification", "requestPasswordReset", "confirmEmail", "chooseNewPassword", "chooseStore", "chooseCurrency",
  "startCheckout", "saveContact", "savePickup", "chooseSlot", "chooseDeliveryWindow", "leaveDeliveryWindow", "saveAddress", "applyCheckoutCoupon", "removeCheckoutCoupon", "prepareCheckout", "applyGiftCard", "spendStoreCredit", "spendPoints", "removeStoredValue", "checkBalance", "completeCheckout", "resumePayment",
  "bookAppointment", "moveAppointment", "cancelAppointment", "cancelOrder", "readdressOwnCard", "takeBackOwnCard", "confirmEdit", "declineEdit", "requestOrderLink", "changePickupPerson", "sayOnMyWay", "arrive", "withdrawArrival", "chooseInstead", "keepWaiting", "stopWaiting", "extendPickup", "makePass", "revokePass", "movePickupTime", "askToReturn", "cancelReturn",
]);
