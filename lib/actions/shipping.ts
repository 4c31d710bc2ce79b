"use server";

import { loseFulfillment } from "@/lib/domain/fulfillment/lose-fulfillment";
import { takeToDoor as toDoor } from "@/lib/domain/fulfillment/take-to-door";
import { addBox as add } from "@/lib/domain/shipping/add-box";
import { buyLabels as buy } from "@/lib/domain/shipping/buy-labels";
import { packAsSuggested } from "@/lib/domain/shipping/pack-as-suggested";
import { packBoxes } from "@/lib/domain/shipping/pack-boxes";
import { putIntoBox as put } from "@/lib/domain/shipping/put-into-box";
import { removeBox as remove } from "@/lib/domain/shipping/remove-box";
import { saveBoxKind } from "@/lib/domain/shipping/save-box-kind";
import { shipBoxes } from "@/lib/domain/shipping/ship-boxes";
import * as inputs from "@/lib/domain/shipping/shipping-input";
import { voidLabel } from "@/lib/domain/shipping/void-label";
import { weighBox as weigh } from "@/lib/domain/shipping/weigh-box";
import { action } from "./action";

export const boxAsSuggested = action({ can: "fulfillment.work", input: inputs.oneShipment, run: packAsSuggested });
export const addBox = action({ can: "fulfillment.work", input: inputs.newBox, run: add });
export const removeBox = action({ can: "fulfillment.work", input: inputs.oneBox, run: async (tx, by, input) => { await remove(tx, by, input); return {}; } });
export const putIntoBox = action({ can: "fulfillment.work", input: inputs.boxScanned, run: put });
export const weighBox = action({ can: "fulfillment.work", input: inputs.weighing, run: async (tx, by, input) => { await weigh(tx, by, input); return {}; } });
export const packPickup = action({ can: "fulfillment.work", input: inputs.oneShipment, run: packBoxes });
export const buyLabels = action({ can: "fulfillment.work", input: inputs.buying, process: (by, input) => buy(by, input) });
export const giveLabelBack = action({ can: "fulfillment.work", input: inputs.voiding, process: (by, input) => voidLabel(by, input) });
export const shipPickup = action({ can: "fulfillment.work", input: inputs.leaving, run: shipBoxes });
/** Read on the carrier's page. */
export const takeToDoor = action({ can: "fulfillment.manage", input: inputs.oneShipment, run: toDoor });
export const reportLost = action({ can: "fulfillment.manage", input: inputs.losing, run: async (tx, by, input) => ({ sentAs: (await loseFulfillment(tx, by, input)).sentAs.length }) });
export const keepBoxKind = action({ can: "locations.edit", input: inputs.boxKindChange, run: async (tx, by, input) => { await saveBoxKind(tx, by, input); return {}; } });
