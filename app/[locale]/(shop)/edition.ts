import { locale } from "next/root-params";
import { notFound } from "next/navigation";
import { readEdition, type Edition } from "@/lib/kernel/published";

/** What the page being made is made for. */
export async function edition(): Promise<Edition> {
  return readEdition((await locale()) ?? "") ?? notFound();
}
