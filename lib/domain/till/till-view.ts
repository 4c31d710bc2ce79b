import type { TillPerson } from "@/lib/domain/identity/pin";
import type { PromotionFacts } from "@/lib/domain/pricing/promotion";
import type { Shopper } from "@/lib/domain/pricing/promotion-basket";
import type { TaxClass, TaxRate } from "@/lib/domain/pricing/tax";
import type { CashSessionId, LocationId, ParkedSaleId, ProductId, RefundId, RegisterId, StaffId, VariantId } from "@/lib/kernel/ids";
import type { CashSessionStatus } from "./cash-session-state";

/** All that the screen of a register starts from. */
export type TillView = {
  register: { id: RegisterId; name: string };
  store: { id: LocationId; name: string; country: string; state: string; timeZone: string; /** For a receipt that is printed without network. */ addressLine1: string; city: string; postcode: string; phone: string };
  people: TillPerson[];
  /** Who has unlocked it; null while it is locked. */
  seller: { id: StaffId; name: string; mayApprove: boolean } | null;
  drawer: { id: CashSessionId; status: CashSessionStatus; openedAt: string; openedBy: string; /** Told only once it is counted. */ varianceMinor: number | null } | null;
  refunds: { operationId: RefundId; orderNumber: string; amountMinor: number }[];
  /** Sales put aside at any register of the store, the oldest first. */
  parked: { id: ParkedSaleId; label: string; units: number; by: string; at: string }[];
  taxRates: TaxRate[];
  /** Those that run now and need no code, as somebody passing by has them. */
  promotions: PromotionFacts[];
  shopper: Omit<Shopper, "channel">;
};

/** One thing that can be scanned. */
export type CatalogItem = { id: VariantId; productId: ProductId; categoryIds: string[]; isReduced: boolean; sku: string; gtin: string | null; title: string; option: string; priceMinor: number; isTaxIncluded: boolean; taxClass: TaxClass; image: string | null; /** Free units at this store. */ left: number };
