import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { purchaseStateLabel, type PurchaseStatus } from "@/lib/domain/purchasing/purchase-state";

const tones: Record<PurchaseStatus, Tone> = { draft: "neutral", ordered: "info", partly_received: "warning", received: "positive", closed_short: "warning", cancelled: "negative" };

export const PurchaseBadge = ({ status }: { status: PurchaseStatus }) => <Badge tone={tones[status]} hasShape>{purchaseStateLabel[status]}</Badge>;
