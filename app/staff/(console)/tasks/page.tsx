import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { TaskList } from "@/components/staff/counter/task-list";
import { FilterTab } from "@/components/staff/frame/filter-tab";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { listTasks } from "@/lib/domain/fulfillment/list-tasks";
import { mayStaff } from "@/lib/domain/identity/permission";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Tasks" };

export default async function TasksPage({ searchParams }: PageProps<"/staff/tasks">) {
  const by = await maybePermit("fulfillment.view");
  if (!by) return <NoPermission what="tasks" />;
  const { kind: asked } = await searchParams;
  const kind = typeof asked === "string" && asked !== "" ? asked : undefined;
  const { rows, kinds } = await listTasks(by, { locationId: await staffStoreId(), kind });
  return (
    <StaffPage title="Tasks" detail="What somebody has to look at, oldest first.">
      {(kinds.length > 1 || kind !== undefined) && (
        <nav aria-label="Kind of task" className="mb-3 flex gap-1 overflow-x-auto pb-1">
          <FilterTab href="/staff/tasks" isOn={kind === undefined} label="All" count={kinds.reduce((sum, { count }) => sum + count, 0)} />
          {kinds.map((one) => <FilterTab key={one.kind} href={`/staff/tasks?kind=${one.kind}`} isOn={kind === one.kind} label={one.label} count={one.count} />)}
        </nav>
      )}
      <TaskList tasks={rows} isNarrowed={kind !== undefined} mayWork={mayStaff(by.actor, "fulfillment.work")} />
    </StaffPage>
  );
}
