import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { dbTest } from "@/db/testing";
import { newId } from "@/lib/kernel/ids";
import { ada, asStaff, staffOf } from "@/lib/domain/identity/people.testing";
import { addCustomerNote } from "./add-note";

dbTest("a note stays in the file; the timeline tells only that there is one", async ({ tx }) => {
  const member = await ada(tx);
  await addCustomerNote(tx, asStaff(await staffOf(tx, "service_agent"), "customers.view"), { customerId: member.customerId, body: "Allergic to wool." });
  const { rows } = await tx.execute<{ payload: unknown }>(sql`select payload from event where kind = 'customer.note_added' and customer_id = ${member.customerId}`);
  expect(JSON.stringify(rows)).not.toContain("wool");
  expect(rows).toHaveLength(1);
});

dbTest("refuses a note about nobody", async ({ tx }) => {
  const agent = asStaff(await staffOf(tx, "service_agent"), "customers.view");
  await expect(addCustomerNote(tx, agent, { customerId: newId(), body: "Who?" })).rejects.toMatchObject({ code: "not_found" });
});
