import { expect, test } from "vitest";
import { newId, type AppointmentId } from "@/lib/kernel/ids";
import { plainMail } from "./mail";
import { appointmentMail } from "./send-appointment-mail";

test("the mail says what, when in the store's own time, where, and how to change it", () => {
  const visit = { happened: "appointment.booked" as const, id: newId<AppointmentId>(), number: "AP-1001", kind: "Design consultation", about: "Bring a plan.", name: "Maya Lin", email: "maya@example.com", customer_id: null, starts_at: "2026-12-01T17:00:00Z", ends_at: "2026-12-01T18:00:00Z", store: "Alderway South Loop", address: "1101 S Canal St, Chicago, IL 60607", phone: "+13125550112", time_zone: "America/Chicago" };
  const words = plainMail(appointmentMail(visit, "https://shop.example/appointments/x"));
  for (const part of ["See you soon, Maya", "When: Tue, Dec 1, 11 AM–12 PM", "Alderway South Loop, 1101 S Canal St", "Bring a plan.", "Move or cancel it: https://shop.example/appointments/x"]) expect(words).toContain(part);
  expect(plainMail(appointmentMail({ ...visit, happened: "appointment.cancelled" }, "x"))).not.toContain("Move or cancel");
});
