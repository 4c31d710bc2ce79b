"use server";

import { appointmentProof, bookingInput, closeInput, kindInput, moveInput, oneAppointment } from "@/lib/domain/appointments/appointment";
import { bookAppointment as book } from "@/lib/domain/appointments/book-appointment";
import { cancelAppointment as cancel } from "@/lib/domain/appointments/cancel-appointment";
import { closeAppointment as close } from "@/lib/domain/appointments/close-appointment";
import { moveAppointment as move } from "@/lib/domain/appointments/move-appointment";
import { appointmentToken, proveAppointment } from "@/lib/domain/appointments/prove-appointment";
import { saveAppointmentKind } from "@/lib/domain/appointments/save-appointment-kind";
import { wallClock } from "@/lib/kernel/clock";
import { tags } from "@/lib/kernel/tags";
import { action } from "./action";
import { actionForEach } from "./action-for-each";

const pageOf = (token: string) => `/appointments/${encodeURIComponent(token)}`;

export const bookAppointment = action({
  can: "orders.place", input: bookingInput,
  run: async (tx, by, input) => ({ href: pageOf(appointmentToken((await book(tx, by, input)).appointmentId, wallClock())) }),
  withoutScript: ({ href }) => href,
});
export const moveAppointment = action({
  can: "orders.track", input: moveInput,
  run: async (tx, by, input) => { await move(tx, by, { appointmentId: await proveAppointment(by, input, tx), slot: input.slot }); return {}; },
  withoutScript: (_data, { token }) => pageOf(token ?? ""),
});
export const cancelAppointment = action({
  can: "orders.track", input: appointmentProof,
  run: async (tx, by, input) => { await cancel(tx, by, { appointmentId: await proveAppointment(by, input, tx) }); return {}; },
  withoutScript: (_data, { token }) => pageOf(token ?? ""),
});

/** By staff, for somebody who called or stands there. */
export const bookVisit = action({ can: "orders.service", input: bookingInput, run: async (tx, by, input) => { await book(tx, by, input); return { href: "/staff/appointments" }; } });
export const moveVisit = action({ can: "orders.service", input: oneAppointment.extend({ slot: moveInput.shape.slot }), run: async (tx, by, input) => { await move(tx, by, input); return {}; } });
export const cancelVisit = action({ can: "orders.service", input: oneAppointment, run: async (tx, by, input) => { await cancel(tx, by, input); return {}; } });
export const closeVisit = action({ can: "orders.service", input: closeInput, run: async (tx, by, input) => { await close(tx, by, input); return {}; } });
/** From the day, for all that are chosen. */
export const cancelVisits = actionForEach({ can: "orders.service", input: oneAppointment, run: cancel });
export const closeVisits = actionForEach({ can: "orders.service", input: closeInput, run: close });
export const keepAppointmentKind = action({ can: "locations.edit", input: kindInput, run: async (tx, by, input) => { await saveAppointmentKind(tx, by, input); return {}; }, stale: (_data, { locationId }) => [tags.stores, tags.store(locationId)] });
