import { z } from "zod";

const views = ["rates", "exemptions", "report"] as const;
export type TaxView = (typeof views)[number];

/** What the console's tax page shows, from its address; the report is of the present month unless another is asked. */
export const taxQuery = (now: Date) => z.object({
  view: z.enum(views).catch("rates"),
  q: z.string().trim().regex(/^[A-Za-z]{2}$|^\d{1,5}$/).catch(""),
  month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/).catch(now.toISOString().slice(0, 7)),
});
