import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { StaffPage } from "@/components/shell/staff-page";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { CodeBox } from "@/components/staff/pricing/code-box";
import { blankPromotion, promotionDraft } from "@/components/staff/pricing/promotion-draft";
import { PromotionEditor } from "@/components/staff/pricing/promotion-editor";
import { PromotionTools } from "@/components/staff/pricing/promotion-tools";
import { stateLabel } from "@/components/staff/pricing/promotion-words";
import { UseDays } from "@/components/staff/pricing/use-days";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { LinkButton } from "@/components/ui/link-button";
import { getOrderBasket, getSampleBasket } from "@/lib/domain/pricing/get-preview-basket";
import { getPromotionUses } from "@/lib/domain/pricing/get-promotion-uses";
import { listCodes } from "@/lib/domain/pricing/list-codes";
import { listPromotionChoices } from "@/lib/domain/pricing/list-promotion-choices";
import { getPromotion } from "@/lib/domain/pricing/list-promotions";
import { offerWords } from "@/lib/domain/pricing/offer-words";
import { anyone } from "@/lib/domain/pricing/promotion";
import { wallClock } from "@/lib/kernel/clock";
import { asId, isUuid, type PromotionId } from "@/lib/kernel/ids";
import { formatMoney } from "@/lib/kernel/money";
import { maybePermit } from "@/lib/session";

export const metadata: Metadata = { title: "Promotion" };

const day = new Intl.DateTimeFormat("en-US", { month: "short", day: "numeric", timeZone: "UTC" });
const shownCodes = 20;
const shownDays = 42;

export default async function PromotionPage({ params, searchParams }: PageProps<"/staff/pricing/[id]">) {
  const by = await maybePermit("catalog.view");
  if (!by) return <NoPermission what="promotions" />;
  const [{ id }, { order }, editor, auditor, orderReader] = await Promise.all([params, searchParams, maybePermit("pricing.edit"), maybePermit("audit.view"), maybePermit("orders.view")]);
  const found = id !== "new" && isUuid(id) ? await getPromotion(by, asId<PromotionId>(id)) : null;
  if (!found && !(id === "new" && editor)) notFound();
  const asked = typeof order === "string" && order.trim() !== "" ? order.trim().toUpperCase() : null;
  const [choices, uses, codes, tried, sample] = await Promise.all([
    listPromotionChoices(by), found && getPromotionUses(by, { id: found.id, days: shownDays }), found?.needsCode && editor ? listCodes(editor, { id: found.id, limit: shownCodes }) : [],
    asked && orderReader ? getOrderBasket(orderReader, asked) : null, getSampleBasket(by, found?.conditions ?? anyone),
  ]);
  const title = found?.name ?? "New promotion";
  return (
    <StaffPage
      title={title} detail={found ? `${offerWords(found)}. Now ${stateLabel[found.state]}.` : "It begins paused: look at it, then start it."}
      actions={found && <>{auditor && <LinkButton href={`/staff/audit?subject=promotion:${found.id}`} look="quiet">Changes</LinkButton>}{editor && <PromotionTools id={found.id} isActive={found.isActive} startsLater={found.startsAt !== null && found.startsAt > wallClock()} />}</>}
    >
      <div className="-mt-4 mb-4"><Breadcrumb crumbs={[{ label: "Pricing", href: "/staff/pricing" }, { label: title }]} /></div>
      {found && uses && found.used > 0 && (
        <section aria-labelledby="uses" className="mb-8 grid gap-x-10 gap-y-6 rounded-md border border-line bg-surface p-4 xl:grid-cols-[minmax(0,1fr)_18rem]">
          <h2 id="uses" className="sr-only">Uses</h2>
          <UseDays days={uses.days} spentMinor={found.spentMinor} budgetMinor={found.budgetMinor} currency={found.currency} />
          <div>
            <h3 className="text-xs text-muted">Latest orders</h3>
            <ul className="figures mt-1 text-sm">
              {uses.latest.slice(0, 5).map((use) => (
                <li key={use.orderId} className="flex min-h-9 items-center justify-between gap-3">
                  <Link href={`/staff/orders/${use.number}`} className="whitespace-nowrap underline underline-offset-4">{use.number}</Link><span className="text-xs whitespace-nowrap text-muted">{day.format(new Date(use.at))}</span><span className="whitespace-nowrap">−{formatMoney(use.amountMinor, found.currency)}</span>
                </li>
              ))}
            </ul>
          </div>
        </section>
      )}
      <PromotionEditor key={found?.id ?? "new"} saved={found ? promotionDraft(found) : blankPromotion} choices={choices} basket={tried ?? sample} missing={asked && !tried ? asked : null} used={found?.used ?? 0} mayEdit={editor !== null}>
        {found?.needsCode && editor && <CodeBox id={found.id} codes={codes} total={found.codes} />}
      </PromotionEditor>
    </StaffPage>
  );
}
