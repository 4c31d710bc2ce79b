"use client";

import { ScanBarcode } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { ScanField } from "@/components/staff/counter/scan-field";
import { Banner } from "@/components/ui/banner";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import { dropOpenSale } from "@/lib/actions/till";
import { pointsWords } from "@/lib/domain/payments/tender";
import type { Receipt } from "@/lib/domain/till/get-receipt";
import type { Sale } from "@/lib/domain/till/get-sale";
import { lineKeyOf } from "@/lib/domain/till/till-input";
import type { CatalogItem, TillView } from "@/lib/domain/till/till-view";
import { searchItems, withPrices } from "./find-item";
import { CustomerDialog } from "./customer-dialog";
import { DiscountDialog } from "./discount-dialog";
import { FollowingSheet } from "./following-sheet";
import { FoundItems } from "./found-items";
import { ParkedDialog } from "./parked-dialog";
import { GiftDialog } from "./gift-dialog";
import { PaySheet } from "./pay-sheet";
import { OfflinePaySheet } from "./offline/offline-pay-sheet";
import { OfflineSold } from "./offline/offline-sold";
import type { TillStore } from "./offline/till-store";
import { isFollowing, isTold, nameOf, newSale, quoteSale, resumedSale, shippedMinorOf, wishOf, withoutLimited, withGift, withQuantity, withWay, withWish, type OpenSale } from "./sale";
import { SaleLines } from "./sale-lines";
import { SoldPanel } from "./sold-panel";
import { TotalBox } from "./total-box";
import type { Catalog } from "./use-catalog";
import { useScan } from "./use-scan";
import { useTillCustomer } from "./use-till-customer";
import { WayDialog } from "./way-dialog";

type Props = { till: TillView; sale: OpenSale; catalog: Catalog; /** Null while the server answers. */ offline: { store: TillStore | null; onKept: () => Promise<void> } | null; onChange: (change: (sale: OpenSale) => OpenSale) => void; onAgain: () => Promise<unknown> };

/** Scan, see, pay. A scan is answered from the catalog in this browser, in the same frame. */
export function SaleScreen({ till, sale, catalog, offline, onChange, onAgain }: Props) {
  const [typed, setTyped] = useState("");
  const [isPaying, setPaying] = useState(false);
  const [sold, setSold] = useState<Sale | null>(null);
  const [kept, setKept] = useState<Receipt | null>(null);
  const isOnline = offline === null;
  const { data: customer } = useTillCustomer(sale.customer?.id ?? null);
  const index = useMemo(() => (catalog.index && customer ? withPrices(catalog.index, customer.prices) : catalog.index), [catalog.index, customer]);
  const onAdded = useCallback(() => {
    setSold(null);
    setKept(null);
  }, []);
  /** The gift card that is being filled in. */
  const [gift, setGift] = useState<CatalogItem | null>(null);
  const { tone, said, add, scan, say } = useScan({ index, isOnline, onChange, onAdded, onGiftCard: setGift });
  const found = useMemo(() => (index ? searchItems(index, typed) : []), [index, typed]);
  const quoted = useMemo(() => ({ ...(isOnline ? till : withoutLimited(till)), shopper: customer?.shopper ?? till.shopper }), [till, customer, isOnline]);
  const price = useMemo(() => (index ? quoteSale(sale, index, quoted) : null), [sale, index, quoted]);
  /** The line that gets a discount by its key, null for the whole sale. */
  const [discounted, setDiscounted] = useState<{ line: string | null } | null>(null);
  /** The line whose way is chosen. */
  const [moved, setMoved] = useState<string | null>(null);
  const [isTelling, setTelling] = useState(false);
  const movedLine = sale.lines.find((line) => lineKeyOf(line) === moved);
  const needsTelling = sale.lines.some(isFollowing);
  const needsNetwork = sale.off || needsTelling || sale.lines.some((line) => line.off || line.gift || index?.byId.get(line.variantId)?.contents);
  const whenOnline = (act: () => void) => {
    if (isOnline) return act();
    say("wrong", "Bundles, gift cards, discounts, deliveries and pickups elsewhere need the network.");
  };
  const drop = () => onChange(newSale);
  const clear = async () => {
    const outcome = isOnline && price ? await dropOpenSale({ saleId: sale.saleId, units: price.lines.reduce((sum, line) => sum + line.quantity, 0), totalMinor: price.totalMinor }).catch(() => null) : null;
    if (outcome && !outcome.ok) return say("wrong", outcome.message);
    drop();
    toast({ title: "Sale cleared", undo: { label: "Undo", run: () => onChange((now) => (now.lines.length === 0 ? sale : now)) } });
  };
  return (
    <main id="main" className="flex min-h-0 flex-1 flex-col lg:grid lg:grid-cols-[1fr_22rem]">
      <section aria-label="Sale" className="flex min-h-0 flex-1 flex-col gap-3 p-3 lg:p-5">
        <ScanField label="Scan or type an item" placeholder="Scan, or type a name" onScan={scan} onType={setTyped} tone={tone} describedBy="till-said" />
        <p id="till-said" role="status" className={tone === "wrong" ? "text-sm text-negative" : "sr-only"}>{said}</p>
        {isOnline && catalog.isStale && <Banner tone="warning">The catalog could not be read again. Prices are checked when you take the money.</Banner>}
        {typed.trim().length > 1 && <FoundItems items={found} typed={typed} onChoose={add} />}
        {!index || !price ? <Skeleton className="h-40" /> : sold && sale.lines.length === 0 ? <SoldPanel till={till} sale={sold} onDone={() => setSold(null)} onAgain={onAgain} />
          : kept && sale.lines.length === 0 ? <OfflineSold receipt={kept} onDone={() => setKept(null)} />
          : sale.lines.length === 0 ? <EmptyState icon={<ScanBarcode />} title="Ready for the first item">Scan it, hold its code to the camera, or type a part of its name.</EmptyState>
          : <SaleLines sale={sale} index={index} price={price} onQuantity={(id, quantity) => onChange((before) => withQuantity(before, id, quantity))} onDiscount={(line) => whenOnline(() => setDiscounted({ line }))} onWay={(line) => whenOnline(() => setMoved(line))} />}
      </section>
      <aside aria-label="Total" className="sticky bottom-0 border-line bg-surface max-lg:border-t lg:border-l">
        {price && <TotalBox
          sale={sale} price={price} customer={<CustomerDialog customer={sale.customer} detail={customer?.tier ? `${customer.tier} · ${pointsWords(customer.pointsMinor)}` : null} isOnline={isOnline} onChoose={(customer) => onChange((before) => ({ ...before, customer }))} />}
          parked={isOnline && <ParkedDialog till={till} sale={sale} onParked={drop} onResumed={(taken) => onChange(() => resumedSale(taken))} onChanged={onAgain} />}
          onTell={needsTelling ? () => whenOnline(() => setTelling(true)) : null}
          onPay={() => (needsNetwork ? whenOnline(() => (isTold(sale) ? setPaying(true) : setTelling(true))) : setPaying(true))} onDiscount={() => whenOnline(() => setDiscounted({ line: null }))} onDrop={() => void clear()}
        />}
      </aside>
      {index && discounted && (
        <DiscountDialog
          till={till} saleId={sale.saleId} line={discounted.line} name={nameOf(sale, index, discounted.line)} current={wishOf(sale, discounted.line)}
          quoteWith={(wish) => quoteSale(withWish(sale, discounted.line, wish), index, quoted)} onClose={() => setDiscounted(null)}
          onGive={(wish) => { onChange((before) => withWish(before, discounted.line, wish)); setDiscounted(null); }}
        />
      )}
      {index && movedLine && (
        <WayDialog
          line={movedLine} name={nameOf(sale, index, moved)} left={index.byId.get(movedLine.variantId)?.left ?? 0} onClose={() => setMoved(null)}
          onChoose={(way) => { onChange((before) => withWay(before, lineKeyOf(movedLine), way)); setMoved(null); }}
        />
      )}
      {gift && <GiftDialog item={gift} onClose={() => setGift(null)} onGive={(given) => { onChange((before) => withGift(before, gift.id, given)); setGift(null); setTyped(""); say("right", `${gift.title} added`); }} />}
      {isTelling && <FollowingSheet sale={sale} state={till.store.state} shippedMinor={index ? shippedMinorOf(sale, index) : 0} open onOpenChange={setTelling} onTold={(following) => { onChange((before) => ({ ...before, following })); setTelling(false); setPaying(true); }} />}
      {offline && price && index && (
        <OfflinePaySheet
          key={sale.saleId} till={till} sale={sale} price={price} index={index} store={offline.store} open={isPaying && !needsNetwork} onOpenChange={setPaying}
          onKept={(receipt) => { setPaying(false); setKept(receipt); drop(); void offline.onKept(); }}
        />
      )}
      {isOnline && price && (
        <PaySheet
          key={`${sale.saleId} ${price.totalMinor}`} sale={sale} price={price} open={isPaying} onOpenChange={setPaying}
          onSold={(done) => { setPaying(false); setSold(done); drop(); void onAgain(); }} onLocked={onAgain}
        />
      )}
    </main>
  );
}
