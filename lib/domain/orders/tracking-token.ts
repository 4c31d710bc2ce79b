import type { OrderId } from "@/lib/kernel/ids";
import { signLink } from "@/lib/kernel/signed-link";

const days = 120;

/** Opens exactly one order without sign-in, for four months. */
export const trackingToken = (orderId: OrderId, now: Date): string => signLink("track_order", orderId, new Date(now.getTime() + days * 86_400_000));
