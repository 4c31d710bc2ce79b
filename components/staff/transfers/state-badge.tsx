import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { transferStateLabel, type TransferStatus } from "@/lib/domain/transfers/transfer-state";

const tones: Record<TransferStatus, Tone> = { draft: "neutral", sent: "info", partially_received: "warning", received: "positive", closed: "positive", cancelled: "negative" };

export const StateBadge = ({ status }: { status: TransferStatus }) => <Badge tone={tones[status]} hasShape>{transferStateLabel[status]}</Badge>;
