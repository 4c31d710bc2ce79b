"use server";

import { discardRoutingDraft } from "@/lib/domain/fulfillment/discard-routing-draft";
import { publishRoutingDraft } from "@/lib/domain/fulfillment/publish-routing-draft";
import { returnToRoutingVersion } from "@/lib/domain/fulfillment/return-to-routing-version";
import { discardInput, draftInput, publishInput, returnInput } from "@/lib/domain/fulfillment/routing-input";
import { saveRoutingDraft } from "@/lib/domain/fulfillment/save-routing-draft";
import { action } from "./action";

export const saveRouting = action({ can: "routing.edit", input: draftInput, run: (tx, by, input) => saveRoutingDraft(tx, by, input) });

export const discardRouting = action({ can: "routing.edit", input: discardInput, run: (tx, by, input) => discardRoutingDraft(tx, by, input) });

export const publishRouting = action({ can: "routing.edit", input: publishInput, run: (tx, by, input) => publishRoutingDraft(tx, by, input) });

export const returnRouting = action({ can: "routing.edit", input: returnInput, run: (tx, by, input) => returnToRoutingVersion(tx, by, input) });
