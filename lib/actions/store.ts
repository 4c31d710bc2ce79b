"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { chooseStore as chooseStoreVerb } from "@/lib/domain/customers/choose-store";
import { chooseCurrency as chooseCurrencyVerb } from "@/lib/domain/orders/choose-currency";
import { currencies } from "@/lib/kernel/currency";
import type { LocationId } from "@/lib/kernel/ids";
import { newId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { rememberCurrency, rememberDevice, rememberStore, shopper } from "@/lib/session";
import { action } from "./action";

const ownPath = z.string().max(300).regex(/^\/(?!\/)[^\\\s]*$/, "A page of this shop.").catch("/");

/** My store from now on: in this browser, and on every device of a member. Without scripts it leads back to `back`. */
export const chooseStore = action({
  can: "events.record",
  input: z.object({ storeId: idOf<LocationId>(), back: ownPath.default("/") }),
  run: (tx, by, { storeId }) => chooseStoreVerb(tx, by, { storeId }),
  then: async ({ storeId }) => {
    await rememberStore(storeId);
    if ((await shopper()).deviceId === null) await rememberDevice(newId<string>());
    refresh();
  },
  withoutScript: (_data, { back }) => back,
});

/** The currency of every price from now on, in this browser. Every page is another one then: its form loads it anew. */
export const chooseCurrency = action({
  can: "orders.place",
  input: z.object({ currency: z.enum(currencies), back: ownPath.default("/") }),
  run: (tx, by, { currency }) => chooseCurrencyVerb(tx, by, { currency }),
  then: ({ currency }) => rememberCurrency(currency),
  withoutScript: (_data, { back }) => back,
});
