/** The shop's public address without a slash at its end, for absolute links; never taken from a request. */
export const siteUrl = (): string => (process.env.APP_URL || "http://localhost:3000").replace(/\/$/, "");
