import { machine } from "@/lib/kernel/machine";

export type CheckoutStatus = "open" | "ready" | "completing" | "completed" | "cancelled" | "expired";

/** `completing` survives a crash: a sweeper asks the gateway what happened, then finishes or goes back to `ready`. */
export const checkoutMachine = machine<CheckoutStatus>({
  open: ["ready", "cancelled", "expired"],
  ready: ["open", "completing", "cancelled", "expired"],
  completing: ["completed", "ready", "open", "expired"],
  completed: [],
  cancelled: [],
  expired: [],
});
