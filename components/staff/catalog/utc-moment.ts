import { plain } from "@/lib/domain/locations/time-words";

const moment = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

/** Prices and promotions begin at one instant in every store, so their times are said in UTC. */
export const utcMoment = (iso: string): string => `${plain(moment.format(new Date(iso)))} UTC`;
