import { notFound } from "next/navigation";

/** Unknown console addresses get the console's own page, under its nonce. */
export default function MissingPage(): never {
  notFound();
}
