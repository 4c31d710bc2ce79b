/** Every sign-in of the demo world has this password. Production refuses it. */
export const demoPassword = "alderway-demo-2026";

/** Everybody of the demo world unlocks a till with it. */
export const demoPin = "4826";
