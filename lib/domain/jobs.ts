import type { Task } from "graphile-worker";
import { z } from "zod";
import { expireTagsOfEvent } from "@/lib/domain/catalog/expire-tags-of-event";
import { systemPermit, type Permit } from "@/lib/domain/identity/permit";
import { sendAccountMail } from "@/lib/domain/messaging/send-account-mail";
import { sendMessage } from "@/lib/domain/messaging/send-message";
import { sendOrderMail } from "@/lib/domain/messaging/send-order-mail";
import { refreshSearchOfEvent } from "@/lib/domain/search/refresh-search-of-event";
import type { TaskName } from "./reactions";

const ofEvent = z.object({ eventId: z.coerce.number().int() });

/** What the worker can do. Each task is idempotent: it may run twice. */
export const tasks: Partial<Record<TaskName, Task>> = {
  send_order_mail: task("send_order_mail", ofEvent, sendOrderMail),
  send_account_mail: task("send_account_mail", ofEvent, sendAccountMail),
  refresh_search_document: task("refresh_search_document", ofEvent, refreshSearchOfEvent),
  expire_cache_tags: task("expire_cache_tags", ofEvent, expireTagsOfEvent),
  send_pending_message: task("send_pending_message", z.object({ messageId: z.string() }), sendMessage),
};

/** Jobs by the clock (graphile-worker's crontab). */
export const crontab = "";

function task<S extends z.ZodType>(name: TaskName, input: S, run: (by: Permit<"system.run">, input: z.output<S>) => Promise<unknown>): Task {
  return async (payload) => {
    await run(systemPermit(name), input.parse(payload));
  };
}
