/** `tests`: "<spec>: <how its title begins>", a file outside e2e by its path; `note`: what is not done, or why a browser is not needed to prove it. */
export type Expectation = { gist: string; tests: readonly string[]; note?: string };

/**
 * What the design expects of the shop, by the number of its sentence (UX.md, 1 to 68), and the tests that fail where it
 * is not so. `expectations.test.ts` finds a number that is missing, a test that is not there and one that is skipped.
 */
export const expectations: Record<number, Expectation> = {
  // Every page
  1: { gist: "at 360 by 740 nothing scrolls sideways, and a thumb hits everything", tests: ["phone-first-visit: a thumb finds everything", "phone-checkout: a guest orders for pickup on a phone", "phone-checkout: the steps fold"] },
  2: { gist: "axe finds nothing serious by day and by night, and the focus is always in sight", tests: ["accessibility: the shop can be used by anyone", "accessibility: account and console can be used", "accessibility: a shop that is still waiting", "cart: from a department into the cart by keyboard alone"] },
  3: { gist: "the header names the store and until when it is open, and changes it on the spot", tests: ["my-store: my store is found"] },
  4: { gist: "the store survives a reload, a sign-in and another device", tests: ["my-store: my store is found", "my-store: a member's store and cart"] },
  5: { gist: "prices, stock and dates follow locale and the store's time zone", tests: ["pickup-checkout: a guest's pickup order", "pricing: whoever chooses another currency", "lib/domain/inventory/availability-words.test.ts: says when it is ready"], note: "English is the only language so far; currencies follow the shopper" },
  6: { gist: "without scripts every page shows what it is about, and a form puts things into the cart", tests: ["published-and-request-pages: published and request pages show", "published-and-request-pages: a product goes into the cart by a plain form", "published-and-request-pages: a whole order is placed", "returns: bought online, collected in one store"] },
  7: { gist: "who wants less motion gets none", tests: ["accessibility: the shop can be used by anyone", "accessibility: account and console can be used"] },
  8: { gist: "search suggests products, categories and past searches while one types, by keyboard too", tests: ["find-things: search suggestions are worked by keyboard"], note: "how fast is measured by `npm run bench -- search`, not in a browser test on a shared machine" },
  9: { gist: "without network a banner says so, and what is kept stays readable", tests: ["customer-file: a shopper finds every channel's orders", "till-offline: a register without network"], note: "kept are the member card and the till; the shop's other pages are not, and a cart cannot be changed without network" },
  10: { gist: "largest paint within 2.5 s and shift below 0.1 on a slow phone", tests: ["phone-first-visit: where people land", "published-and-request-pages: no line moves when the fonts arrive late"], note: "on a slow line; on a slow processor too it is measured by `npm run bench -- storefront`, since other tests run beside this one" },

  // Home
  11: { gist: "a returning visitor sees why something is shown, and can dismiss it", tests: ["customer-file: opening a file"] },
  12: { gist: "an order that waits is above the fold, with the way to its code", tests: ["counter: a new order comes up on Today"] },
  13: { gist: "nothing of the front page moves after it is painted", tests: ["accessibility: a shop that is still waiting"] },
  14: { gist: "who declined sees what everybody sees", tests: ["customer-file: opening a file", "lib/domain/customers/change-profile.db.test.ts: suggests by what the shopper looked at until they decline"] },

  // Category and search results
  15: { gist: "available at my store is the first filter, and its count is right", tests: ["my-store: my store is found", "lib/domain/search/search-products.db.test.ts: every count equals the results"] },
  16: { gist: "filters need no full load, stand in the address, and Back restores list and place", tests: ["find-things: a filter's count", "published-and-request-pages: pages link to each other"] },
  17: { gist: "a card shows picture, name, price, rating, colors and how soon one can have it", tests: ["my-store: my store is found"] },
  18: { gist: "each filter is a chip that can be taken off, all at once too", tests: ["find-things: a filter's count"] },
  19: { gist: "a typo finds lamps and says what was searched instead", tests: ["find-things: a misspelled search"] },
  20: { gist: "no result leads to the closest category, another spelling or beyond the store", tests: ["find-things: nothing found offers ways on", "find-things: a search for what we do not have", "my-store: my store is found", "lib/domain/search/search-products.db.test.ts: leads on from words it does not know"] },
  21: { gist: "two to four products stand side by side, with what differs marked", tests: ["product-page: ticked products stand side by side"] },
  22: { gist: "a list grows by a button that says how many there are, and Back returns to the product", tests: ["published-and-request-pages: pages link to each other"] },

  // Product page
  23: { gist: "pickup, curbside, delivery and the store's own van are choices with time, fee and store before the cart", tests: ["buy-box: a product's page says how"] },
  24: { gist: "a promise is a day and a time, after the cut-off of the next opening", tests: ["buy-box: a product's page says how", "lib/domain/locations/promise.test.ts: goes to the next opening after the cut-off"] },
  25: { gist: "what the store lacks the nearest three offer, and choosing one turns the page to it", tests: ["buy-box: what one's store lacks"] },
  26: { gist: "the exact number is shown up to five only", tests: ["buy-box: a product's page says how", "lib/domain/inventory/availability-words.test.ts: shows an exact number only up to five"] },
  27: { gist: "a variant that is not there stays, says why, and offers other stores", tests: ["buy-box: what one's store lacks", "lib/domain/messaging/tell-watchers.race.test.ts: two workers at once tell each who waited"] },
  28: { gist: "the aisle in the chosen store", tests: ["buy-box: a product's page says how"] },
  29: { gist: "a sale elsewhere is seen within five seconds", tests: ["pickup-checkout: pressing twice places one order"] },
  30: { gist: "the gallery has thumbnails, a drawing to scale, zoom and arrow keys, and never moves by itself", tests: ["buy-box: a product's page says how"] },
  31: { gist: "reviews show their spread, filter by star and say where it was bought", tests: ["buy-box: a product's page says how", "product-page: a member reviews with a photo"] },
  32: { gist: "returns and the cost of delivery are in the buy box", tests: ["buy-box: a product's page says how"] },
  33: { gist: "a 3D view where there is a model, in your room where the device can", tests: ["product-page: products turn in 3D"] },
  34: { gist: "structured data equals what is on the page", tests: ["buy-box: a product's page says how", "feeds: the feeds of Google and Meta"] },

  // Cart
  35: { gist: "groups by fulfillment, each with its promise; a line moves between them in place", tests: ["published-and-request-pages: one order mixes", "cart: a line that asks for more than there is"] },
  36: { gist: "a line that lost its stock says so and is put right in one tap", tests: ["cart: a line that asks for more than there is", "lib/domain/carts/get-cart.db.test.ts: a line that lost its stock"] },
  37: { gist: "adding says what, how and the subtotal, and stays on the page", tests: ["buy-box: a product's page says how"] },
  38: { gist: "a guest's cart merges on sign-in and is the same on every device and for the associate", tests: ["my-store: a member's store and cart", "story: looked at on a phone", "lib/domain/carts/merge-carts.db.test.ts: merging loses no line"] },
  39: { gist: "tax, fees and delivery stand in the cart, and the last step's total is what is paid", tests: ["published-and-request-pages: one order mixes"] },
  40: { gist: "the code's field is folded, and a bad code says which rule failed", tests: ["pickup-checkout: a promo code counts", "pricing: a promotion says what is wrong", "lib/domain/carts/get-cart.db.test.ts: a code counts while its rule holds"] },
  41: { gist: "the emissions of each way", tests: [], note: "not done: nothing we have says what a delivery or a drive emits, and a made-up figure would be a false claim" },

  // Checkout
  42: { gist: "guests come first, an account is offered on the confirmation only", tests: ["pickup-checkout: a guest's pickup order"] },
  43: { gist: "a pickup asks for no address, and for somebody else only who wants it", tests: ["pickup-checkout: a guest's pickup order", "phone-checkout: the steps fold"] },
  44: { gist: "fields say what they are to browsers, cards take spaces, the phone says why", tests: ["pickup-checkout: a guest's pickup order", "accessibility: the shop can be used by anyone"] },
  45: { gist: "what is wrong is said on leaving the field, what is right is never lost", tests: ["phone-checkout: the steps fold", "pickup-checkout: a declined card keeps everything", "published-and-request-pages: a whole order is placed"] },
  46: { gist: "one column of steps that fold to summaries; Back goes one step back", tests: ["phone-checkout: the steps fold"] },
  47: { gist: "only times that the store can honor, held for a time one sees", tests: ["pickup-checkout: a guest's pickup order", "lib/domain/locations/slots.db.test.ts: an hour has room for as many", "lib/domain/locations/slots.db.test.ts: refuses what is no slot"] },
  48: { gist: "pressing twice or again after silence makes one order and one charge", tests: ["pickup-checkout: pressing twice", "pickup-checkout: a bank whose answer is lost", "lib/domain/orders/complete-checkout.race.test.ts: the same key twenty times in parallel"] },
  49: { gist: "the review says who, where, when, what to bring and when money moves", tests: ["pickup-checkout: a guest's pickup order"] },
  50: { gist: "a declined card loses nothing, the goods held included", tests: ["pickup-checkout: a declined card keeps everything", "phone-checkout: a guest orders for pickup on a phone", "lib/domain/orders/complete-checkout.race.test.ts: a declined card keeps everything"] },
  51: { gist: "a member orders a pickup in three taps", tests: [], note: "not done: no card is kept, so there is one to type; contact and store are known (see story)" },

  // Confirmation and tracking
  52: { gist: "the confirmation has number, promise, place with map and hours, what to bring and a calendar", tests: ["pickup-checkout: a guest's pickup order", "pickup-checkout: the link of the mail"], note: "no wallet pass: it needs certificates of Apple and Google" },
  53: { gist: "each part has its steps in human words with their times", tests: ["counter: a new order comes up on Today", "lib/domain/fulfillment/timeline.test.ts: a placed pickup shows"] },
  54: { gist: "ready is said once, after staging, with a code", tests: ["counter: a new order comes up on Today"], note: "by e-mail, the one channel so far" },
  55: { gist: "on my way, then here with the stall; the store sees it within five seconds and how long one waits", tests: ["story: looked at on a phone"] },
  56: { gist: "a signed link opens that order only, without signing in", tests: ["pickup-checkout: the link of the mail"] },
  57: { gist: "a short pick or another item asks with a deadline and says what it does to the price", tests: ["counter: what cannot be found", "lib/domain/orders/confirm-order-edit.race.test.ts: a confirmed change costs"] },
  58: { gist: "somebody else, longer, cancelled: by oneself, each with what it costs", tests: ["exceptions: whoever the buyer sends", "pickup-checkout: the link of the mail"], note: "a pickup is sent home by oneself only where the store cannot keep its promise: else the delivery's price needs an authorization of its own" },
  59: { gist: "a return begins online, ends in any store, and its refund is seen", tests: ["returns: bought online, collected in one store"] },

  // Account
  60: { gist: "one history of every channel, by channel", tests: ["customer-file: a shopper finds every channel's orders"] },
  61: { gist: "a paper receipt's code links its purchase to the account", tests: ["till-offline: a register without network", "lib/domain/orders/claim-receipt.db.test.ts: a receipt's number and sum", "camera-scan: the camera of a phone"], note: "the barcode holds the number, which anybody can guess, so what was paid is typed beside it" },
  62: { gist: "what one gets, when, from which store, and suggestions or not", tests: ["customer-file: opening a file"], note: "news, store, what stores see and suggestions; no quiet hours or channels, since e-mail is the only one" },
  63: { gist: "what we know about you, to correct, take along and delete", tests: ["account: a phone number is read back", "customer-file: opening a file"], note: "corrected can be name and phone, seen who opened the file; export, deletion and segments are not built" },
  64: { gist: "devices are listed and signed out from afar", tests: ["account: signing a device out"], note: "passkeys are not built" },
  65: { gist: "points with balance, tier, end, how they were earned, and a card that opens without network", tests: ["customer-file: a shopper finds every channel's orders"] },

  // Stores
  66: { gist: "by ZIP code, city or device, asked on tap only; list and map choose together", tests: ["my-store: my store is found", "cart: from a department into the cart by keyboard alone"] },
  67: { gist: "today's hours, services, distance, and whether the product one came from is there", tests: ["my-store: my store is found", "lib/domain/locations/store-now.test.ts: says when and why it opens again"] },
  68: { gist: "my store and directions in one tap, and structured data", tests: ["my-store: my store is found", "van-and-visits: a guest books an appointment"] },
};
