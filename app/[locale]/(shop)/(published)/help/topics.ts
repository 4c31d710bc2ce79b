import { helpTopics } from "@/components/shell/help-topics";
import { deliveryTerms } from "@/lib/domain/pricing/delivery-charge";
import { formatRound } from "@/lib/kernel/money";
import { edition } from "../../edition";

export const topicSlugs = helpTopics({ parcel: "", free: "", freight: "" }).map(({ slug }) => slug);

/** The help pages, with the delivery terms of the currency that is shown. */
export async function loadTopics() {
  const { currency } = await edition();
  const { parcelMinor, freeFromMinor, freightMinor } = deliveryTerms[currency];
  const money = (minor: number) => formatRound(minor, currency);
  return helpTopics({ parcel: money(parcelMinor), free: money(freeFromMinor), freight: money(freightMinor) });
}
