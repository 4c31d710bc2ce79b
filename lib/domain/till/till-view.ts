import type { Role } from "@/lib/domain/identity/permission";
import type { TillPerson } from "@/lib/domain/identity/pin";
import type { DeliveryTerms } from "@/lib/domain/pricing/delivery-charge";
import type { Content } from "@/lib/domain/pricing/contents-of";
import type { PromotionFacts } from "@/lib/domain/pricing/promotion";
import type { Shopper } from "@/lib/domain/pricing/promotion-basket";
import type { TaxClass, TaxRate } from "@/lib/domain/pricing/tax";
import type { CartId, CashSessionId, LocationId, ParkedSaleId, ProductId, RefundId, RegisterId, StaffId, VariantId } from "@/lib/kernel/ids";
import type { CashSessionStatus } from "./cash-session-state";
import type { DiscountLimits } from "./discount-limit";

/** All that the screen of a register starts from. */
export type TillView = {
  register: { id: RegisterId; name: string };
  store: TillPlace & { /** For a receipt that is printed without network. */ addressLine1: string; city: string; phone: string };
  people: TillPerson[];
  /** Who has unlocked it; null while it is locked. */
  seller: { id: StaffId; name: string; role: Role; mayApprove: boolean } | null;
  limits: DiscountLimits;
  drawer: { id: CashSessionId; status: CashSessionStatus; openedAt: string; openedBy: string; /** Told only once it is counted. */ varianceMinor: number | null; /** The newest, unless it is void or sold gift cards: it can still be made void. */ lastSale: LastSale | null } | null;
  refunds: { operationId: RefundId; orderNumber: string; amountMinor: number; /** What leaves the drawer, in coins. */ cashMinor: number }[];
  /** Sales put aside at any register of the store, the oldest first. */
  parked: { id: ParkedSaleId; label: string; units: number; by: string; at: string }[];
  /** Of the whole country: what is shipped is taxed where it goes. */
  taxRates: TaxRate[];
  delivery: DeliveryTerms;
  /** Those that run now and need no code, as somebody passing by has them. */
  promotions: PromotionFacts[];
  shopper: Omit<Shopper, "channel">;
};

export type LastSale = { saleId: CartId; orderNumber: string; totalMinor: number; soldAt: string };

/** One thing that can be scanned. */
export type CatalogItem = { id: VariantId; productId: ProductId; categoryIds: string[]; isReduced: boolean; sku: string; gtin: string | null; title: string; option: string; priceMinor: number; isTaxIncluded: boolean; taxClass: TaxClass; /** Its amount is its price, or chosen up to the most. */ isGiftCard: boolean; giftMostMinor: number | null; image: string | null; /** Free units at this store. */ left: number; /** Of its parcels, for what a delivery costs. */ heaviestGrams: number; /** What is in a bundle. */ contents: Content[] | null };

/** A store at which a line is picked up. */
export type TillPlace = { id: LocationId; name: string; country: string; state: string; postcode: string; timeZone: string };
/** How a line may be had that is not taken along. */
export type TillWays = { ship: { isPossible: boolean; words: string }; stores: { place: TillPlace; distance: string; words: string; /** It has not got it: another place sends it there first, and no hour is booked. */ isSent: boolean }[] };
/** A store's own van that comes to an address, with its terms and its free windows. */
export type TillVan = { storeId: LocationId; store: string; timeZone: string; feeMinor: number; freeFromMinor: number | null; windows: { startsAt: string; endsAt: string }[] };

/** What a till may use of the customer of its sale. */
export type TillCustomer = { /** Of their groups, where these have any. */ prices: Pick<CatalogItem, "id" | "priceMinor" | "isReduced" | "isTaxIncluded">[]; creditMinor: number; /** Each a cent. */ pointsMinor: number; tier: string | null; shopper: Omit<Shopper, "channel">; phone: string | null; address: { line1: string; line2: string; city: string; state: string; postcode: string } | null };
