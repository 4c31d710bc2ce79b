import { machine } from "@/lib/kernel/machine";

export type PaymentStatus = "created" | "authorized" | "partially_captured" | "captured" | "partially_refunded" | "refunded" | "voided" | "failed" | "expired";

export const paymentMachine = machine<PaymentStatus>({
  created: ["authorized", "failed", "voided"],
  authorized: ["captured", "partially_captured", "voided", "expired", "failed"],
  partially_captured: ["captured", "partially_refunded", "refunded"],
  captured: ["partially_refunded", "refunded"],
  partially_refunded: ["refunded"],
  refunded: [],
  voided: [],
  failed: [],
  expired: ["authorized"],
});
