"use server";

import { addWebhook as add } from "@/lib/domain/integrations/add-webhook";
import { newKeyInput, oneKey } from "@/lib/domain/integrations/api-key";
import { changeWebhook as change } from "@/lib/domain/integrations/change-webhook";
import { makeApiKey as make } from "@/lib/domain/integrations/make-api-key";
import { removeWebhook as remove } from "@/lib/domain/integrations/remove-webhook";
import { renewWebhookSecret } from "@/lib/domain/integrations/renew-webhook-secret";
import { revokeApiKey as revoke } from "@/lib/domain/integrations/revoke-api-key";
import { sendDeliveryAgain, sendFailedAgain, sendTrial } from "@/lib/domain/integrations/send-delivery-again";
import { newWebhookInput, oneDelivery, oneWebhook, webhookChangeInput } from "@/lib/domain/integrations/webhook";
import { action } from "./action";

export const makeApiKey = action({ can: "integrations.manage", input: newKeyInput, run: make });
export const revokeApiKey = action({ can: "integrations.manage", input: oneKey, run: async (tx, by, input) => { await revoke(tx, by, input); return {}; } });
export const addWebhook = action({ can: "integrations.manage", input: newWebhookInput, run: add });
export const changeWebhook = action({ can: "integrations.manage", input: webhookChangeInput, run: change });
export const removeWebhook = action({ can: "integrations.manage", input: oneWebhook, run: async (tx, by, input) => { await remove(tx, by, input); return {}; } });
export const renewSecret = action({ can: "integrations.manage", input: oneWebhook, run: async (tx, by, input) => { await renewWebhookSecret(tx, by, input); return {}; } });
export const sendAgain = action({ can: "integrations.manage", input: oneDelivery, run: async (tx, by, input) => { await sendDeliveryAgain(tx, by, input); return {}; } });
export const sendAllFailedAgain = action({ can: "integrations.manage", input: oneWebhook, run: sendFailedAgain });
export const sendTrialNotice = action({ can: "integrations.manage", input: oneWebhook, run: sendTrial });
