/** A share of one: "12.5%". */
export const shareWords = (share: number): string => new Intl.NumberFormat("en-US", { style: "percent", maximumFractionDigits: 1 }).format(share);
