/** Parts of the examples in the tools' descriptions; a test sends each through its tool's schema. */
export const twoLamps = { line_items: [{ item: { id: "LAMP-1" }, quantity: 2 }] };

const buyer = { full_name: "Maya Lin", email: "maya@example.com" };
const home = { id: "home", street_address: "1 Pine St", address_locality: "Seattle", address_region: "WA", postal_code: "98101", address_country: "US" };

export const byDelivery = { buyer, fulfillment: { methods: [{ type: "shipping", destinations: [home], selected_destination_id: "home" }] } };
export const byPickup = { buyer, fulfillment: { methods: [{ type: "pickup", destinations: [{ postal_code: "98101" }] }] } };
export const chosenHour = { fulfillment: { methods: [{ type: "pickup", selected_destination_id: "<store id>", groups: [{ selected_option_id: "<option id>" }] }] } };
export const paidByToken = { payment: { instruments: [{ id: "card", handler_id: "card_token", type: "card", credential: { type: "token", token: "success_token" } }] } };
