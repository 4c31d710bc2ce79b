/** Every sign-in of the demo world has this password. Production refuses it. */
export const demoPassword = "alderway-demo-2026";
