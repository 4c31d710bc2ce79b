"use server";

import { z } from "zod";
import { removeView, saveView } from "@/lib/domain/identity/save-view";
import { savedViewInput } from "@/lib/domain/identity/saved-view";
import { bulkChangeInput, cellChangeInput } from "@/lib/domain/inventory/cell-change";
import { changeManyStock } from "@/lib/domain/inventory/change-many-stock";
import { changeStockCell } from "@/lib/domain/inventory/change-stock-cell";
import { acceptSafetyStock, pinSafetyStock, undoSafetyStock, unpinSafetyStock } from "@/lib/domain/inventory/decide-safety-stock";
import { importStockFile } from "@/lib/domain/inventory/import-stock-file";
import { learnSafetyStock } from "@/lib/domain/inventory/learn-safety-stock";
import { openCount } from "@/lib/domain/inventory/open-count";
import { acceptSafetyInput, pinSafetyInput, safetyLearningInput, safetyPlaceInput } from "@/lib/domain/inventory/safety-input";
import { sellAheadInput } from "@/lib/domain/inventory/sell-ahead";
import { setSafetyLearning } from "@/lib/domain/inventory/set-safety-learning";
import { setSellAhead } from "@/lib/domain/inventory/set-sell-ahead";
import { countRequestInput } from "@/lib/domain/inventory/stock-input";
import { action } from "./action";

export const changeCell = action({ can: "inventory.adjust", input: cellChangeInput, run: (tx, by, input) => changeStockCell(tx, by, input) });

export const changeRows = action({ can: "inventory.adjust", input: bulkChangeInput, process: (by, input) => changeManyStock(by, input) });

const mostBytes = 8_000_000;

export const importStockRows = action({
  can: "inventory.adjust",
  input: z.object({
    file: z.instanceof(File, { message: "Choose a CSV file." }).refine((file) => file.size > 0, "Choose a CSV file.").refine((file) => file.size <= mostBytes, "That file is larger than 8 MB. Use npm run import."),
    isTrial: z.preprocess((value) => value === true || value === "yes", z.boolean()),
  }),
  process: async (by, { file, isTrial }) => importStockFile(by, { text: await file.text(), isTrial }),
});

/** Counting is the way to correct what is promised: an approved count releases what is not there. */
export const openShelfCount = action({ can: "inventory.count", input: countRequestInput, run: async (tx, by, input) => ({ countId: await openCount(tx, by, input) }) });

export const keepView = action({ can: "inventory.view", input: savedViewInput, run: (tx, by, input) => saveView(tx, by, input) });

export const forgetView = action({ can: "inventory.view", input: z.object({ id: z.uuid() }), run: async (tx, by, input) => { await removeView(tx, by, input); return {}; } });

export const chooseSellAhead = action({ can: "inventory.adjust", input: sellAheadInput, run: async (tx, by, input) => { await setSellAhead(tx, by, input); return {}; } });

export const acceptSafety = action({ can: "inventory.adjust", input: acceptSafetyInput, run: (tx, by, input) => acceptSafetyStock(tx, by, input) });

export const pinSafety = action({ can: "inventory.adjust", input: pinSafetyInput, run: async (tx, by, input) => { await pinSafetyStock(tx, by, input); return {}; } });

export const unpinSafety = action({ can: "inventory.adjust", input: safetyPlaceInput, run: async (tx, by, input) => { await unpinSafetyStock(tx, by, input); return {}; } });

export const undoSafety = action({ can: "inventory.adjust", input: safetyPlaceInput, run: async (tx, by, input) => { await undoSafetyStock(tx, by, input); return {}; } });

export const chooseSafetyLearning = action({ can: "inventory.adjust", input: safetyLearningInput, run: async (tx, by, input) => { await setSafetyLearning(tx, by, input); return {}; } });

export const learnSafety = action({ can: "inventory.adjust", input: safetyLearningInput.pick({ locationId: true }), run: (tx, by, input) => learnSafetyStock(tx, by, input) });
