/** What a customer agrees to or declines: that stores see what they look at, news by e-mail, suggestions by what they looked at. */
export const consentPurposes = ["share_browsing", "marketing", "personalization"] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];
