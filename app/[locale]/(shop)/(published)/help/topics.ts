import { helpTopics } from "@/components/shell/help-topics";
import { deliveryTerms } from "@/lib/domain/pricing/delivery-charge";
import { formatMoney } from "@/lib/kernel/money";

const money = (minor: number) => formatMoney(minor, "USD").replace(".00", "");

export const topics = helpTopics({ parcel: money(deliveryTerms.parcelMinor), free: money(deliveryTerms.freeFromMinor), freight: money(deliveryTerms.freightMinor) });
