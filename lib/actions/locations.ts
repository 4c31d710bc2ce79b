"use server";

import { setSpecialDate } from "@/lib/domain/fulfillment/set-special-date";
import { changeHours } from "@/lib/domain/locations/change-hours";
import { changeLeadTime } from "@/lib/domain/locations/change-lead-time";
import { changeLocalDelivery } from "@/lib/domain/locations/change-local-delivery";
import { changeLocation } from "@/lib/domain/locations/change-location";
import { localDeliveryInput } from "@/lib/domain/locations/local-delivery";
import { exceptionInput, exceptionRemovalInput, hoursInput, leadTimeInput, locationInput } from "@/lib/domain/locations/location-input";
import { removeException } from "@/lib/domain/locations/remove-exception";
import { tags } from "@/lib/kernel/tags";
import { action } from "./action";

/** Pages of other instances follow by the event's job; this one's are told at once. */
const stale = (_: unknown, { locationId }: { locationId: string }) => [tags.stores, tags.store(locationId)];

export const saveLocation = action({ can: "locations.edit", input: locationInput, run: (tx, by, input) => changeLocation(tx, by, input), stale });

export const saveLeadTime = action({ can: "locations.edit", input: leadTimeInput, run: (tx, by, input) => changeLeadTime(tx, by, input), stale });

export const saveHours = action({ can: "locations.edit", input: hoursInput, run: (tx, by, input) => changeHours(tx, by, input), stale });

export const saveLocalDelivery = action({ can: "locations.edit", input: localDeliveryInput, run: (tx, by, input) => changeLocalDelivery(tx, by, input), stale });

export const saveException = action({ can: "locations.edit", input: exceptionInput, run: (tx, by, input) => setSpecialDate(tx, by, input), stale });

export const dropException = action({ can: "locations.edit", input: exceptionRemovalInput, run: (tx, by, input) => removeException(tx, by, input), stale });
