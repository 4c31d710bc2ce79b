import type { Task } from "graphile-worker";
import { z } from "zod";
import { transaction } from "@/db/client";
import { notifyAgent } from "@/lib/domain/agents/notify-agent";
import { expireTagsOfEvent } from "@/lib/domain/catalog/expire-tags-of-event";
import { expireShopperChoice } from "@/lib/domain/fulfillment/expire-shopper-choice";
import { expireUncollected } from "@/lib/domain/fulfillment/expire-uncollected";
import { forgetDoorPhotos } from "@/lib/domain/fulfillment/forget-door-photos";
import { remindOfPickup } from "@/lib/domain/fulfillment/remind-of-pickup";
import { routeAllParked } from "@/lib/domain/fulfillment/route-all-parked";
import { linkOrderToProfile } from "@/lib/domain/customers/link-order-to-profile";
import { systemPermit, type Permit } from "@/lib/domain/identity/permit";
import { checkDrift } from "@/lib/domain/drift/check-drift";
import { dropOldAnswers } from "@/lib/domain/identity/remember-answer";
import { deliverWebhook } from "@/lib/domain/integrations/deliver-webhook";
import { fanOutEvent } from "@/lib/domain/integrations/fan-out-event";
import { learnAllSafetyStock } from "@/lib/domain/inventory/learn-safety-stock";
import { removeExpiredHolds } from "@/lib/domain/inventory/remove-expired-holds";
import { removeExpiredSlots } from "@/lib/domain/locations/remove-expired-slots";
import { maturePoints } from "@/lib/domain/loyalty/mature-points";
import { recountPointsOfEvent } from "@/lib/domain/loyalty/recount-points";
import { recountTiers } from "@/lib/domain/loyalty/recount-tiers";
import { warnOfEnding } from "@/lib/domain/loyalty/warn-of-ending";
import { sendAccountMail } from "@/lib/domain/messaging/send-account-mail";
import { sendAnswerMail } from "@/lib/domain/messaging/send-answer-mail";
import { sendAppointmentMail } from "@/lib/domain/messaging/send-appointment-mail";
import { sendCartMail } from "@/lib/domain/messaging/send-cart-mail";
import { sendGiftCardMail } from "@/lib/domain/messaging/send-gift-card-mail";
import { sendMessage } from "@/lib/domain/messaging/send-message";
import { sendOrderMail } from "@/lib/domain/messaging/send-order-mail";
import { serveWaiting } from "@/lib/domain/fulfillment/serve-waiting";
import { sendPointsMail } from "@/lib/domain/messaging/send-points-mail";
import { sendPurchaseMail } from "@/lib/domain/messaging/send-purchase-mail";
import { sendReadyMail } from "@/lib/domain/messaging/send-ready-mail";
import { sendReturnMail } from "@/lib/domain/messaging/send-return-mail";
import { tellWatchers } from "@/lib/domain/messaging/tell-watchers";
import { assignCustomer } from "@/lib/domain/orders/assign-customer";
import { completeOrder } from "@/lib/domain/orders/complete-order";
import { expireOrderEdits } from "@/lib/domain/orders/decide-order-edit";
import { expireCheckouts } from "@/lib/domain/orders/expire-checkouts";
import { finishStuckCheckouts } from "@/lib/domain/orders/finish-stuck-checkouts";
import { orderOfEvent } from "@/lib/domain/orders/order-of-event";
import { recountCancelled } from "@/lib/domain/orders/recount-cancelled";
import { renewAuthorizations } from "@/lib/domain/orders/renew-authorizations";
import { settleOrderMoney } from "@/lib/domain/orders/settle-order-money";
import { testGateway } from "@/lib/domain/payments/choose-gateway";
import { deliverTestNotices } from "@/lib/domain/payments/deliver-test-notices";
import { expirePoints } from "@/lib/domain/payments/expire-points";
import { testNoticeSecret } from "@/lib/domain/payments/notice-signature";
import { applyTimedPrices } from "@/lib/domain/pricing/apply-timed-prices";
import { priceBundles } from "@/lib/domain/pricing/price-bundles";
import { refreshTaxRates } from "@/lib/domain/pricing/refresh-tax-rates";
import { expireReturns } from "@/lib/domain/returns/expire-returns";
import { finishReturn } from "@/lib/domain/returns/finish-return";
import { matchTransfersOfEvent } from "@/lib/domain/transfers/match-transfer";
import { watchLowStock } from "@/lib/domain/purchasing/watch-low-stock";
import { refreshSearchDocuments } from "@/lib/domain/search/refresh-search-documents";
import { refreshSearchOfEvent } from "@/lib/domain/search/refresh-search-of-event";
import { env } from "@/lib/kernel/env";
import type { CheckoutId, FulfillmentId, OrderId, WebhookDeliveryId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { freeAbandonedJobs } from "./free-abandoned-jobs";
import type { TaskName } from "./reactions";
import { watchUnfinished } from "./watch-unfinished";

const ofFulfillment = z.object({ fulfillmentId: idOf<FulfillmentId>() });
const ofCheckout = z.object({ checkoutId: idOf<CheckoutId>().optional() });
const ofMoney = z.object({ eventId: z.coerce.number().int().optional(), orderId: idOf<OrderId>().optional() });
const ofDelivery = z.object({ deliveryId: idOf<WebhookDeliveryId>() });
const ofClock = z.object({});
const ofEvent = z.object({ eventId: z.coerce.number().int() });

/** What the worker can do. Each task is idempotent: it may run twice. */
export const tasks: Partial<Record<TaskName, Task>> = {
  send_order_mail: task("send_order_mail", ofEvent, sendOrderMail),
  send_ready_mail: task("send_ready_mail", ofFulfillment, sendReadyMail),
  send_purchase_mail: task("send_purchase_mail", ofEvent, sendPurchaseMail),
  send_gift_card_mail: task("send_gift_card_mail", ofEvent, sendGiftCardMail),
  send_points_mail: task("send_points_mail", ofEvent, sendPointsMail),
  recount_points: task("recount_points", ofEvent, recountPointsOfEvent),
  mature_points: task("mature_points", ofClock, (by) => maturePoints(by)),
  expire_points: task("expire_points", ofClock, (by) => transaction(async (tx) => {
    await expirePoints(tx, by);
    await warnOfEnding(tx, by);
    await recountTiers(tx, by, { customerId: null });
  })),
  expire_order_edits: task("expire_order_edits", ofClock, (by) => expireOrderEdits(by)),
  fan_out_event: task("fan_out_event", ofEvent, fanOutEvent),
  deliver_webhook: task("deliver_webhook", ofDelivery, deliverWebhook),
  send_return_mail: task("send_return_mail", ofEvent, sendReturnMail),
  finish_return: task("finish_return", ofEvent, finishReturn),
  expire_returns: task("expire_returns", ofClock, (by) => expireReturns(by)),
  send_answer_mail: task("send_answer_mail", ofEvent, sendAnswerMail),
  tell_watchers: task("tell_watchers", ofClock, (by) => tellWatchers(by)),
  send_appointment_mail: task("send_appointment_mail", ofEvent, sendAppointmentMail),
  send_cart_mail: task("send_cart_mail", ofEvent, sendCartMail),
  send_account_mail: task("send_account_mail", ofEvent, sendAccountMail),
  refresh_search_document: task("refresh_search_document", ofEvent, refreshSearchOfEvent),
  refresh_search_statistics: task("refresh_search_statistics", ofClock, () => transaction((tx) => refreshSearchDocuments(tx, "all"))),
  expire_cache_tags: task("expire_cache_tags", ofEvent, expireTagsOfEvent),
  expire_shopper_choice: task("expire_shopper_choice", ofFulfillment, (by, input) => transaction(async (tx) => {
    const chosen = await expireShopperChoice(tx, by, input);
    if (chosen) await recountCancelled(tx, by, { orderId: chosen.orderId, reason: "no answer in time" });
  })),
  expire_uncollected: task("expire_uncollected", ofFulfillment, (by, input) => transaction(async (tx) => {
    const expired = await expireUncollected(tx, by, input);
    if (expired) await recountCancelled(tx, by, { orderId: expired.orderId, reason: "not collected" });
  })),
  send_pickup_reminder: task("send_pickup_reminder", ofFulfillment, (by, input) => transaction((tx) => remindOfPickup(tx, by, input))),
  settle_payments: task("settle_payments", ofMoney, (by, input) => settleOrderMoney(by, input)),
  renew_authorizations: task("renew_authorizations", ofClock, (by) => renewAuthorizations(by)),
  finish_stuck_checkouts: task("finish_stuck_checkouts", ofCheckout, (by, input) => finishStuckCheckouts(by, input)),
  expire_checkouts: task("expire_checkouts", ofClock, (by) => expireCheckouts(by)),
  expire_holds: task("expire_holds", ofClock, (by) => transaction(async (tx) => {
    await removeExpiredHolds(tx, by);
    await removeExpiredSlots(tx, by);
  })),
  watch_low_stock: task("watch_low_stock", ofClock, (by) => transaction((tx) => watchLowStock(tx, by))),
  learn_safety_stock: task("learn_safety_stock", ofClock, (by) => learnAllSafetyStock(by)),
  serve_waiting: task("serve_waiting", ofClock, (by) => transaction((tx) => serveWaiting(tx, by))),
  free_abandoned_jobs: task("free_abandoned_jobs", ofClock, (by) => transaction((tx) => freeAbandonedJobs(tx, by))),
  watch_unfinished: task("watch_unfinished", ofClock, (by) => transaction((tx) => watchUnfinished(tx, by))),
  match_transfers: task("match_transfers", ofEvent, matchTransfersOfEvent),
  forget_door_photos: task("forget_door_photos", ofClock, (by) => forgetDoorPhotos(by)),
  route_parked: task("route_parked", ofClock, (by) => routeAllParked(by)),
  check_invariants: task("check_invariants", ofClock, (by) => checkDrift(by)),
  complete_order: task("complete_order", ofEvent, completeOrder),
  link_order_to_customer: task("link_order_to_customer", ofEvent, (by, { eventId }) => transaction(async (tx) => {
    const orderId = await orderOfEvent(eventId, tx);
    const customerId = orderId && (await linkOrderToProfile(tx, by, { orderId }));
    if (customerId) await assignCustomer(tx, by, { orderId, customerId });
  })),
  deliver_test_notices: task("deliver_test_notices", ofClock, () => deliverTestNotices(testGateway(), { url: `${env().APP_URL}/api/webhooks/test`, secret: testNoticeSecret(env().AUTH_SECRET) })),
  price_bundles: task("price_bundles", ofEvent, (by) => transaction((tx) => priceBundles(tx, by))),
  apply_timed_prices: task("apply_timed_prices", ofClock, (by) => transaction((tx) => applyTimedPrices(tx, by))),
  refresh_tax_rates: task("refresh_tax_rates", ofClock, (by) => refreshTaxRates(by)),
  notify_agent: task("notify_agent", ofEvent, notifyAgent),
  drop_old_answers: task("drop_old_answers", ofClock, (by) => transaction((tx) => dropOldAnswers(tx, by))),
  send_pending_message: task("send_pending_message", z.object({ messageId: z.string() }), sendMessage),
};

/** Jobs by the clock (graphile-worker's crontab). */
export const crontab = `
* * * * * finish_stuck_checkouts
* * * * * settle_payments
* * * * * free_abandoned_jobs
* * * * * deliver_test_notices
* * * * * apply_timed_prices
*/2 * * * * expire_checkouts
*/5 * * * * watch_low_stock
*/5 * * * * watch_unfinished
*/5 * * * * serve_waiting
*/5 * * * * tell_watchers
*/10 * * * * expire_holds
*/10 * * * * renew_authorizations
*/15 * * * * route_parked
7 * * * * expire_returns
37 * * * * expire_order_edits
22 * * * * mature_points
31 1 * * * expire_points
17 3 * * * check_invariants
27 3 * * * forget_door_photos
53 1 * * * learn_safety_stock
41 3 * * * drop_old_answers
27 2 * * * refresh_search_statistics
11 2 * * * refresh_tax_rates
`;

function task<S extends z.ZodType>(name: TaskName, input: S, run: (by: Permit<"system.run">, input: z.output<S>) => Promise<unknown>): Task {
  return async (payload) => {
    await run(systemPermit(name), input.parse(payload));
  };
}
