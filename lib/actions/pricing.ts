"use server";

import { addCodes } from "@/lib/domain/pricing/add-codes";
import { addTaxExemption } from "@/lib/domain/pricing/add-tax-exemption";
import { addCustomerGroup } from "@/lib/domain/pricing/add-customer-group";
import { changePrice } from "@/lib/domain/pricing/change-price";
import { endTaxExemption } from "@/lib/domain/pricing/end-tax-exemption";
import { duplicatePromotion as duplicateVerb } from "@/lib/domain/pricing/duplicate-promotion";
import { pausePromotion as pauseVerb, resumePromotion as resumeVerb } from "@/lib/domain/pricing/pause-promotion";
import { importListPrices } from "@/lib/domain/pricing/import-list-prices";
import { customerGroupInput, groupChoice, priceFile, priceListInput } from "@/lib/domain/pricing/price-list-input";
import { laterPrice, newPrice, scheduledPriceKey } from "@/lib/domain/pricing/price-input";
import { newCodes, promotionChoice, promotionInput } from "@/lib/domain/pricing/promotion-input";
import { savePriceList } from "@/lib/domain/pricing/save-price-list";
import { savePromotion } from "@/lib/domain/pricing/save-promotion";
import { saveTaxRate } from "@/lib/domain/pricing/save-tax-rate";
import { schedulePrice } from "@/lib/domain/pricing/schedule-price";
import { setCustomerGroups } from "@/lib/domain/pricing/set-customer-groups";
import { taxExemptionChoice, taxExemptionInput, taxRateInput } from "@/lib/domain/pricing/tax-input";
import { unschedulePrice } from "@/lib/domain/pricing/unschedule-price";
import { tags } from "@/lib/kernel/tags";
import { action } from "./action";
import { actionForEach } from "./action-for-each";

export const savePrice = action({ can: "pricing.edit", input: newPrice, run: (tx, by, input) => changePrice(tx, by, input), stale: ({ productId }) => [tags.catalog, tags.prices, tags.product(productId)] });

/** Nothing shows it before its moment, so no page is stale. */
export const scheduleLaterPrice = action({ can: "pricing.edit", input: laterPrice, run: (tx, by, input) => schedulePrice(tx, by, input) });

export const cancelScheduledPrice = action({ can: "pricing.edit", input: scheduledPriceKey, run: (tx, by, input) => unschedulePrice(tx, by, input) });

export const cancelScheduledPrices = actionForEach({ can: "pricing.edit", input: scheduledPriceKey, run: unschedulePrice });

export const keepPriceList = action({ can: "pricing.edit", input: priceListInput, run: (tx, by, input) => savePriceList(tx, by, input), stale: () => [tags.catalog, tags.prices] });

export const importPrices = action({ can: "pricing.edit", input: priceFile, run: (tx, by, input) => importListPrices(tx, by, input), stale: ({ productIds }) => [tags.catalog, tags.prices, ...productIds.map((id) => tags.product(id))] });

export const makeCustomerGroup = action({ can: "pricing.edit", input: customerGroupInput, run: (tx, by, input) => addCustomerGroup(tx, by, input) });

export const chooseCustomerGroups = action({ can: "customers.edit", input: groupChoice, run: (tx, by, input) => setCustomerGroups(tx, by, input) });

/** Rates and certificates are read with every cart, too. */
export const keepTaxRate = action({ can: "pricing.edit", input: taxRateInput, run: (tx, by, input) => saveTaxRate(tx, by, input) });

export const noteTaxExemption = action({ can: "pricing.edit", input: taxExemptionInput, run: (tx, by, input) => addTaxExemption(tx, by, input) });

export const stopTaxExemption = action({ can: "pricing.edit", input: taxExemptionChoice, run: (tx, by, input) => endTaxExemption(tx, by, input) });

/** Promotions are read with every cart, so no page is stale. */
export const keepPromotion = action({ can: "pricing.edit", input: promotionInput, run: (tx, by, input) => savePromotion(tx, by, input) });

export const pausePromotion = action({ can: "pricing.edit", input: promotionChoice, run: (tx, by, input) => pauseVerb(tx, by, input) });

export const resumePromotion = action({ can: "pricing.edit", input: promotionChoice, run: (tx, by, input) => resumeVerb(tx, by, input) });

/** From the list, for all that are chosen. */
export const pausePromotions = actionForEach({ can: "pricing.edit", input: promotionChoice, run: pauseVerb });

export const resumePromotions = actionForEach({ can: "pricing.edit", input: promotionChoice, run: resumeVerb });

export const duplicatePromotion = action({ can: "pricing.edit", input: promotionChoice, run: (tx, by, input) => duplicateVerb(tx, by, input) });

export const makeCodes = action({ can: "pricing.edit", input: newCodes, run: (tx, by, input) => addCodes(tx, by, input) });
