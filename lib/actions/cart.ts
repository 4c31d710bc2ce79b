"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { addGiftCard as addGiftCardVerb } from "@/lib/domain/carts/add-gift-card";
import { addToCart as addToCartVerb } from "@/lib/domain/carts/add-to-cart";
import { addToSharedCart as addToSharedCartVerb } from "@/lib/domain/carts/add-to-shared-cart";
import { addWish as addWishVerb } from "@/lib/domain/carts/add-wish";
import { applyCoupon as applyCouponVerb } from "@/lib/domain/carts/apply-coupon";
import { couponEntry, lineChoice, linePlace, lineQuantity, newGift, newLine, removedLine, wish, type NewLine } from "@/lib/domain/carts/cart-input";
import { changeLineQuantity } from "@/lib/domain/carts/change-line-quantity";
import { readSharedCart } from "@/lib/domain/carts/get-shared-cart";
import { moveLine as moveLineVerb } from "@/lib/domain/carts/move-line";
import { moveWishToCart as moveWishToCartVerb } from "@/lib/domain/carts/move-wish-to-cart";
import { removeCoupon as removeCouponVerb } from "@/lib/domain/carts/remove-coupon";
import { removeLine as removeLineVerb } from "@/lib/domain/carts/remove-line";
import { removeWish as removeWishVerb } from "@/lib/domain/carts/remove-wish";
import { saveForLater as saveForLaterVerb } from "@/lib/domain/carts/save-for-later";
import { shareCart as shareCartVerb } from "@/lib/domain/carts/share-cart";
import { stopWatching as stopWatchingVerb } from "@/lib/domain/carts/stop-watching";
import { takeSharedCart as takeSharedCartVerb } from "@/lib/domain/carts/take-shared-cart";
import { watchedVariant, watchInput } from "@/lib/domain/carts/watch-input";
import { watchStock as watchStockVerb } from "@/lib/domain/carts/watch-stock";
import { tryCoupon } from "@/lib/domain/pricing/try-coupon";
import { wallClock } from "@/lib/kernel/clock";
import { asId, newId, type CartId, type CustomerId, type LocationId } from "@/lib/kernel/ids";
import { idOf } from "@/lib/kernel/ids-schema";
import { Refusal } from "@/lib/kernel/refusal";
import { chosenStoreId, rememberCart, rememberDevice, requestNetwork, shopper } from "@/lib/session";
import { action } from "./action";

const cartPage = () => "/cart";

/** From any page, also by a plain form post: `variantId`, `quantity`, `method`, `storeId` (blank: the shopper's chosen store). */
export const addToCart = action({
  can: "cart.use",
  input: newLine.and(z.object({ key: z.uuid().optional() })),
  run: async (tx, by, { key, ...line }) => {
    const placed = line.method === "ship" || line.storeId ? line : { ...line, storeId: await browserStore() };
    return addToCartVerb(tx, by, placed, key ? { key, seconds: 3600 } : postedTwice(placed));
  },
  then: ({ cartId }) => rememberBrowser(cartId),
  withoutScript: cartPage,
  refusedWithoutScript: (code) => `/cart?refused=${code}`,
});

/** Gift cards, by a form of their own. */
export const addGiftCard = action({
  can: "cart.use",
  input: newGift.and(z.object({ key: z.uuid().optional() })),
  run: (tx, by, { key, ...line }) => addGiftCardVerb(tx, by, line, key),
  then: ({ cartId }) => rememberBrowser(cartId),
  withoutScript: cartPage,
});

/** What `removeLine` returned, put back. */
export const restoreLine = action({ can: "cart.use", input: removedLine, run: (tx, by, line): Promise<{ cartId: CartId }> => ("gift" in line ? addGiftCardVerb(tx, by, line) : addToCartVerb(tx, by, line)), then: ({ cartId }) => rememberBrowser(cartId).then(refresh), withoutScript: cartPage });

export const changeQuantity = action({ can: "cart.use", input: lineQuantity, run: changeLineQuantity, then: showAgain, withoutScript: cartPage, refusedWithoutScript: (code) => `/cart?refused=${code}` });
export const moveLine = action({ can: "cart.use", input: linePlace, run: moveLineVerb, then: showAgain, withoutScript: cartPage, refusedWithoutScript: (code) => `/cart?refused=${code}` });
export const removeLine = action({ can: "cart.use", input: lineChoice, run: removeLineVerb, then: showAgain, withoutScript: cartPage, refusedWithoutScript: (code) => `/cart?refused=${code}` });
export const applyCoupon = action({ can: "cart.use", input: couponEntry, process: async (by, input) => tryCoupon(by, { address: await requestNetwork() }, (tx) => applyCouponVerb(tx, by, input)), then: showAgain, withoutScript: cartPage });
export const removeCoupon = action({ can: "cart.use", input: couponEntry, run: (tx, by, input) => removeCouponVerb(tx, by, input), then: showAgain, withoutScript: cartPage });

export const addWish = action({ can: "account.own", input: wish, run: addWishVerb, withoutScript: () => "/account/wishes", refusedWithoutScript: () => "/sign-in" });
export const removeWish = action({ can: "account.own", input: wish, run: removeWishVerb, then: showAgain, withoutScript: cartPage });
export const moveWishToCart = action({ can: "account.own", input: newLine, run: moveWishToCartVerb, then: showAgain, withoutScript: cartPage, refusedWithoutScript: (code) => `/cart?refused=${code}` });
export const saveForLater = action({ can: "account.own", input: lineChoice, run: saveForLaterVerb, then: showAgain, withoutScript: cartPage, refusedWithoutScript: () => "/sign-in?next=/cart" });

/** "Notify me": by whoever asks, to their e-mail, where the chosen store would do as well as a delivery. */
export const watchStock = action({ can: "cart.use", input: watchInput, run: async (tx, by, input) => watchStockVerb(tx, by, { ...input, storeId: input.storeId ?? (await browserStore()) }) });
export const stopWatching = action({ can: "account.own", input: watchedVariant, run: stopWatchingVerb, then: showAgain, withoutScript: () => "/account/wishes" });

/** Puts the goods of a link that an associate sent into the cart of whoever opened it. */
export const takeSharedCart = action({
  can: "cart.use",
  input: z.object({ token: z.string().max(200) }),
  run: (tx, by, { token }) => {
    const sharedCartId = readSharedCart(token, wallClock());
    if (!sharedCartId) throw new Refusal("link_expired");
    return takeSharedCartVerb(tx, by, { sharedCartId });
  },
  then: ({ cartId }) => rememberBrowser(cartId),
  after: cartPage,
});

export const addToSharedCart = action({
  can: "carts.assist",
  input: z.object({ customerId: idOf<CustomerId>(), line: newLine }),
  run: addToSharedCartVerb,
});
export const shareCart = action({ can: "carts.assist", input: z.object({ customerId: idOf<CustomerId>() }), run: shareCartVerb });

/** A published page holds no key: what a browser without scripts posts twice within two seconds is one tap. */
const postedTwice = (line: NewLine) => ({ key: [line.variantId, line.method, line.storeId, line.quantity].join(":"), seconds: 2 });

async function browserStore(): Promise<LocationId | null> {
  const chosen = await chosenStoreId();
  return chosen === null ? null : asId<LocationId>(chosen);
}

/** A guest's cart is found again by its cookie; a member's by who they are. */
async function rememberBrowser(cartId: CartId): Promise<void> {
  const { kind, deviceId, cartId: known } = await shopper();
  if (kind === "guest" && known !== cartId) await rememberCart(cartId);
  if (deviceId === null) await rememberDevice(newId<string>());
}

/** The cart page shows the change in the action's own answer. */
async function showAgain(): Promise<void> {
  refresh();
}
