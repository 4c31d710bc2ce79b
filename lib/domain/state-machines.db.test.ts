import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import type { Machine } from "@/lib/kernel/machine";
import { questionMachine } from "./catalog/question";
import { reviewMachine } from "./catalog/review";
import { cycleCountMachine } from "./cycle-counts/cycle-count-state";
import { repairMachine } from "./drift/repair";
import { appointmentMachine } from "./appointments/appointment-state";
import { carryOutMachine, emailMachine, pickupMachine, shipMachine, vanMachine } from "./fulfillment/fulfillment-state";
import { ruleSetMachine } from "./fulfillment/rule-set-state";
import { checkoutMachine } from "./orders/checkout-state";
import { orderEditMachine } from "./orders/order-edit";
import { paymentMachine } from "./payments/payment-state";
import { purchaseMachine } from "./purchasing/purchase-state";
import { returnMachine } from "./returns/return-state";
import { labelMachine } from "./shipping/label-state";
import { cashSessionMachine } from "./till/cash-session-state";
import { transferMachine } from "./transfers/transfer-state";
import { waveMachine } from "./waves/wave-state";

const arrowsOf = <S extends string>(machine: Machine<S>): string[] => machine.states.flatMap((from) => machine.arrows[from].map((to) => `${from}>${to}`)).sort();

dbTest("the database lets states move along the arrows of the machines and no others", async ({ tx }) => {
  const { rows } = await tx.execute<{ name: string; args: string }>(sql`
    select tgname as name, encode(tgargs, 'escape') as args from pg_trigger where tgfoid = 'only_along_arrows()'::regprocedure`);
  const known = Object.fromEntries(rows.map(({ name, args }) => [name, args.split("\\000").filter(Boolean).sort()]));
  expect(known).toEqual({
    fulfillment_pickup_arrows: arrowsOf(pickupMachine), fulfillment_ship_arrows: arrowsOf(shipMachine), fulfillment_van_arrows: arrowsOf(vanMachine), appointment_arrows: arrowsOf(appointmentMachine), fulfillment_carry_out_arrows: arrowsOf(carryOutMachine), fulfillment_email_arrows: arrowsOf(emailMachine),
    checkout_arrows: arrowsOf(checkoutMachine), payment_arrows: arrowsOf(paymentMachine), goods_return_arrows: arrowsOf(returnMachine), transfer_arrows: arrowsOf(transferMachine), purchase_order_arrows: arrowsOf(purchaseMachine),
    order_edit_arrows: arrowsOf(orderEditMachine), routing_rule_set_arrows: arrowsOf(ruleSetMachine), wave_arrows: arrowsOf(waveMachine), cash_session_arrows: arrowsOf(cashSessionMachine), shipping_label_arrows: arrowsOf(labelMachine), drift_repair_arrows: arrowsOf(repairMachine), cycle_count_arrows: arrowsOf(cycleCountMachine), review_arrows: arrowsOf(reviewMachine), product_question_arrows: arrowsOf(questionMachine),
  });
});
