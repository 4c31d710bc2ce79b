/** Where an interaction happens. */
export const channels = ["web", "app", "store", "kiosk", "call_center", "email", "sms", "push", "social", "agent", "device"] as const;
export type Channel = (typeof channels)[number];

/** Channels that sell from a distance see stock less its safety stock. */
export const isRemote = (channel: Channel): boolean => channel !== "store" && channel !== "kiosk";

export const channelLabel: Record<Channel, string> = {
  web: "Online", app: "App", store: "In store", kiosk: "Kiosk", call_center: "Phone", email: "E-mail",
  sms: "SMS", push: "Push", social: "Social", agent: "Assistant", device: "Device",
};
