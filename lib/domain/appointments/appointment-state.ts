import { machine } from "@/lib/kernel/machine";

export type AppointmentStatus = "booked" | "kept" | "missed" | "cancelled";
export const appointmentLabel: Record<AppointmentStatus, string> = { booked: "Booked", kept: "Was here", missed: "Did not come", cancelled: "Cancelled" };

export const appointmentMachine = machine<AppointmentStatus>({
  booked: ["kept", "missed", "cancelled"],
  kept: [], missed: [], cancelled: [],
});
