/**
 * The application's clock, for what needs no agreement with the database (display, links, the rate of polling). Whatever is
 * decided by time in SQL reads `shop_clock()`, after the rows it decides over are locked.
 */
export const wallClock = (): Date => new Date();
