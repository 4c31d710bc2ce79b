import type { Metadata } from "next";
import { StaffPage } from "@/components/shell/staff-page";
import { TaskList } from "@/components/staff/counter/task-list";
import { NoPermission } from "@/components/staff/frame/no-permission";
import { listTasks } from "@/lib/domain/fulfillment/list-tasks";
import { mayStaff } from "@/lib/domain/identity/permission";
import { maybePermit, staffStoreId } from "@/lib/session";

export const metadata: Metadata = { title: "Tasks" };

export default async function TasksPage() {
  const by = await maybePermit("fulfillment.view");
  if (!by) return <NoPermission what="tasks" />;
  const tasks = await listTasks(by, { locationId: await staffStoreId() });
  return <StaffPage title="Tasks" detail="What somebody has to look at, oldest first."><TaskList tasks={tasks} mayWork={mayStaff(by.actor, "fulfillment.work")} /></StaffPage>;
}
