import { createHash } from "node:crypto";
import { z } from "zod";
import { searchCustomers } from "@/lib/domain/customers/search-customers";
import { listPickupSlots } from "@/lib/domain/locations/list-pickup-slots";
import { getTill } from "@/lib/domain/till/get-till";
import { getTillCatalog } from "@/lib/domain/till/get-till-catalog";
import { issueTillKey } from "@/lib/domain/till/issue-till-key";
import { newKeyInput, syncInput } from "@/lib/domain/till/offline-sale";
import { syncOfflineSales } from "@/lib/domain/till/sync-offline-sales";
import { getTillCustomer } from "@/lib/domain/till/get-till-customer";
import { getTillVan } from "@/lib/domain/till/get-till-van";
import { getTillWays } from "@/lib/domain/till/get-till-ways";
import { customerQuestion, slotsQuestion, vanQuestion, waysQuestion } from "@/lib/domain/till/till-input";
import { actor, register } from "@/lib/session";
import { endpoint, problem, readJson } from "./endpoint";

const nothing = z.object({});
const read = () => Promise.resolve({});
const staff = () => actor("till.unlock");
const none = (request: Request) => problem("not_found", {}, request.headers.get("x-request-id") ?? "");

/** GET /api/staff/till: the register that this browser is. */
export const readTill = endpoint({
  can: "till.unlock", channel: "store", input: nothing, read, actor: staff,
  answer: async (by, _input, request) => {
    const facts = await register();
    const view = facts && (await getTill(by, facts));
    return view ? Response.json(view, { headers: { "cache-control": "no-store" } }) : none(request);
  },
});

/** GET /api/staff/till/customers?text=…: whom a sale may belong to, for whoever unlocked the register. */
export const findTillCustomers = endpoint({
  can: "customers.view", channel: "store", input: z.object({ text: z.string().trim().min(2).max(120) }),
  read: (request) => Promise.resolve(Object.fromEntries(new URL(request.url).searchParams)), actor: () => actor("till.sell"),
  answer: async (by, { text }) => Response.json(await searchCustomers(by, text), { headers: { "cache-control": "no-store" } }),
});

/** GET /api/staff/till/customer?customerId=…: what the sale may use of its customer. */
export const readTillCustomer = endpoint({
  can: "till.sell", channel: "store", input: customerQuestion, read: (request) => Promise.resolve(Object.fromEntries(new URL(request.url).searchParams)), actor: () => actor("till.sell"),
  answer: async (by, question, request) => {
    const found = await getTillCustomer(by, question);
    return found ? Response.json(found, { headers: { "cache-control": "no-store" } }) : none(request);
  },
});

/** GET /api/staff/till/ways?variantId=…&quantity=…: how a line can be had that is not taken along. */
export const readTillWays = endpoint({
  can: "till.sell", channel: "store", input: waysQuestion, read: (request) => Promise.resolve(Object.fromEntries(new URL(request.url).searchParams)), actor: () => actor("till.sell"),
  answer: async (by, question) => Response.json(await getTillWays(by, question), { headers: { "cache-control": "no-store" } }),
});

/** GET /api/staff/till/slots?storeId=…: the free hours of a store for what is picked up there. */
export const readTillSlots = endpoint({
  can: "till.sell", channel: "store", input: slotsQuestion, read: (request) => Promise.resolve(Object.fromEntries(new URL(request.url).searchParams)), actor: () => actor("till.sell"),
  answer: async (_by, { storeId }) => Response.json((await listPickupSlots({ locationId: storeId, days: 8 })).filter(({ left }) => left > 0).slice(0, 60), { headers: { "cache-control": "no-store" } }),
});

/** GET /api/staff/till/van?postcode=…&lines=…: the van of a store that brings it there. */
export const readTillVan = endpoint({
  can: "till.sell", channel: "store", input: vanQuestion, read: (request) => Promise.resolve(Object.fromEntries(new URL(request.url).searchParams)), actor: () => actor("till.sell"),
  answer: async (by, question) => Response.json({ van: await getTillVan(by, question) }, { headers: { "cache-control": "no-store" } }),
});

/** GET /api/staff/till/catalog: all that can be sold there; unchanged, it is not sent again. */
export const readTillCatalog = endpoint({
  can: "till.unlock", channel: "store", input: nothing, read, actor: staff,
  answer: async (by, _input, request) => {
    const facts = await register();
    if (!facts) return none(request);
    const body = JSON.stringify(await getTillCatalog(by, facts));
    const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 24)}"`;
    const headers = { etag, "cache-control": "private, no-cache", "content-type": "application/json" };
    return request.headers.get("if-none-match") === etag ? new Response(null, { status: 304, headers }) : new Response(body, { headers });
  },
});

/** POST /api/staff/till/key: lets the unlocked register sign sales while it has no network. */
export const issueKey = endpoint({
  can: "till.sell", channel: "store", input: newKeyInput, read: (request) => readJson(request), actor: () => actor("till.sell"),
  run: async (tx, by, input) => Response.json(await issueTillKey(tx, by, input)),
});

/** POST /api/staff/till/offline: what a register kept while it was offline, locked or not; answered entry by entry, the same for the same entry. */
export const syncTill = endpoint({
  can: "till.unlock", channel: "store", input: syncInput, read: (request) => readJson(request, 1024 * 1024), actor: staff,
  answer: async (by, { entries }, request) => {
    const facts = await register();
    return facts ? Response.json({ answers: await syncOfflineSales(by, facts, entries) }) : none(request);
  },
});
