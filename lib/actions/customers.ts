"use server";

import { z } from "zod";
import { addCustomerNote } from "@/lib/domain/customers/add-note";
import { openCustomerFile } from "@/lib/domain/customers/open-customer-file";
import { idOf } from "@/lib/kernel/ids-schema";
import type { CustomerId } from "@/lib/kernel/ids";
import { action } from "./action";

export const openFile = action({
  can: "customers.view",
  input: z.object({ customerId: idOf<CustomerId>() }),
  run: (tx, by, input) => openCustomerFile(tx, by, input),
  after: (data) => `/staff/customers/${data.customerId}`,
});

export const addNote = action({
  can: "customers.view",
  input: z.object({ customerId: idOf<CustomerId>(), body: z.string().trim().min(1, "Write something first.").max(2000, "Use at most 2,000 characters.") }),
  run: (tx, by, input) => addCustomerNote(tx, by, input),
});
