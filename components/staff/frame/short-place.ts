/** A place without the retailer's name, which every place carries. */
export const shortPlace = (name: string): string => name.replace(/^Alderway /, "");
