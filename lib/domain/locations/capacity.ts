/** What books time of a place. */
export type BookingPurpose = "pickup" | "curbside" | "delivery" | "appointment";

/** Kinds of work that share the hours of a place. */
export const workKinds = ["pickup", "curbside", "delivery", "appointment", "ship"] as const satisfies readonly (BookingPurpose | "ship")[];
export type WorkKind = (typeof workKinds)[number];
export const workLabel: Record<WorkKind, string> = { pickup: "Pickup", curbside: "Curbside", delivery: "Local delivery", appointment: "Appointments", ship: "Picking to ship" };
export const noWork: Record<WorkKind, number> = { pickup: 0, curbside: 0, delivery: 0, appointment: 0, ship: 0 };

/** One hour, or the part of it in which the place is open: how much of which work, in orders, and how much it can take. */
export type CapacityHour = { startsAt: string; endsAt: string; work: Record<WorkKind, number>; room: number };
/** `day` is ISO, the place's own. */
export type CapacityDay = { day: string; hours: CapacityHour[] };

export const workIn = ({ work }: Pick<CapacityHour, "work">): number => workKinds.reduce((sum, kind) => sum + work[kind], 0);
export const isFull = (hour: Pick<CapacityHour, "work" | "room">): boolean => workIn(hour) >= hour.room;
