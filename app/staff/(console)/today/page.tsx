import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { CloseStoreDialog } from "@/components/staff/counter/close-store-dialog";
import { PauseBanner } from "@/components/staff/counter/pause-banner";
import { PauseDialog } from "@/components/staff/counter/pause-dialog";
import { MuteButton } from "@/components/staff/counter/mute-button";
import { TodayBoard } from "@/components/staff/counter/today-board";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { LinkButton } from "@/components/ui/link-button";
import { listQueue } from "@/lib/domain/fulfillment/list-queue";
import { listRejectReasons } from "@/lib/domain/fulfillment/list-reject-reasons";
import { mayStaff } from "@/lib/domain/identity/permission";
import { getPause } from "@/lib/domain/locations/get-pause";
import { getStore } from "@/lib/domain/locations/get-store";
import { storeNowWords } from "@/lib/domain/locations/store-now";
import { dateWords } from "@/lib/domain/locations/time-words";
import { dayAt } from "@/lib/domain/locations/zone-day";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Today" };

export default async function TodayPage() {
  const by = await maybePermit("fulfillment.view");
  if (!by) return <NoPermission what="orders to pick" />;
  const locationId = await staffStoreId();
  const [queue, store] = await Promise.all([listQueue(by, { locationId }), locationId ? getStore({ id: locationId }) : null]);
  const pause = store && (await getPause(by, store.id));
  const now = new Date(queue.now);
  const mayClose = mayStaff(by.actor, "locations.close");
  const open = queue.countsOpen + queue.tasksOpen;
  return (
    <StaffPage
      title="Today"
      detail={store ? `${store.name} · ${dateWords(now, store.timeZone)} · ${storeNowWords(store, now)}` : "All stores"}
      actions={
        <>
          {open > 0 && <LinkButton look="secondary" href={queue.tasksOpen > 0 ? "/staff/tasks" : "/staff/counts"}>{[queue.tasksOpen > 0 && `${queue.tasksOpen} ${queue.tasksOpen === 1 ? "task" : "tasks"}`, queue.countsOpen > 0 && `${queue.countsOpen} ${queue.countsOpen === 1 ? "count" : "counts"}`].filter(Boolean).join(", ")}</LinkButton>}
          {queue.toSend > 0 && <LinkButton look="secondary" href="/staff/transfers?show=draft&way=out">{queue.toSend} to send to stores</LinkButton>}
          {store && store.kind !== "warehouse" && mayClose && <CloseStoreDialog locationId={store.id} storeName={store.name} today={dayAt(store.timeZone, now.getTime())} />}
          {store && mayClose && !pause && <PauseDialog locationId={store.id} storeName={store.name} />}
          <MuteButton />
        </>
      }
    >
      {store && pause && <PauseBanner pause={pause} store={{ id: store.id, name: store.name, timeZone: store.timeZone }} now={queue.now} mayClose={mayClose} reasons={mayClose ? (await listRejectReasons(by)).filter(({ isActive }) => isActive) : []} />}
      <TodayBoard initial={queue} locationId={locationId} staffId={by.actor.staffId} />
    </StaffPage>
  );
}
