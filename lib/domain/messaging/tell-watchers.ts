import { transaction } from "@/db/client";
import { endOldWatches, endWatch } from "@/lib/domain/carts/end-watch";
import { listDueWatches, type DueWatch } from "@/lib/domain/carts/list-due-watches";
import type { Permit } from "@/lib/domain/identity/permit";
import { eachByItself } from "@/lib/kernel/each-by-itself";
import { env } from "@/lib/kernel/env";
import type { Mail } from "./mail";
import { queueMessage } from "./queue-message";

/** Job: tells those who asked that something can be had again, once; with the message their request is over. */
export async function tellWatchers(by: Permit<"system.run">): Promise<void> {
  await transaction((tx) => endOldWatches(tx, by));
  await eachByItself(await listDueWatches(by), (watch) => transaction(async (tx) => {
    if (!(await endWatch(tx, by, watch))) return;
    await queueMessage(tx, by, { dedupeKey: `watch:${watch.id}`, template: "back_in_stock", recipient: watch.email, customerId: watch.customerId, orderId: null, mail: backMail(watch), facts: { variantId: watch.variantId } });
  }));
}

function backMail({ title, slug, image, how }: DueWatch): Mail {
  const base = env().APP_URL.replace(/\/$/, "");
  return {
    subject: `${title} is back`, preview: `${how}.`, heading: "You wanted to know",
    blocks: [
      { kind: "lines", rows: [{ title, detail: how, amount: "", image: image && `${base}${image}` }] },
      { kind: "button", label: "Have a look", href: `${base}/products/${slug}` },
      { kind: "text", text: "We do not keep it aside, and others asked too. This is the only message about it: we have deleted your request." },
    ],
  };
}
