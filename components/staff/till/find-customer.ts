import { readOwn } from "@/components/staff/counter/read-own";
import type { CustomerHit } from "@/lib/domain/customers/search-customers";
import type { OpenSale } from "./sale";

export const askCustomers = (text: string): Promise<CustomerHit[]> => readOwn<CustomerHit[]>(`/api/staff/till/customers?${new URLSearchParams({ text })}`);

export const customerOf = ({ id, name, email }: CustomerHit): OpenSale["customer"] => ({ id, name, email });

/** Whose code, phone number or address it is; null for nobody's, for more than one person's, and where nobody answers. */
export async function findCustomer(scanned: string): Promise<OpenSale["customer"]> {
  const found = (await askCustomers(scanned.trim()).catch(() => [])).filter(({ matchedBy }) => ["loyalty number", "phone", "e-mail"].includes(matchedBy));
  return found[0] && found.length === 1 ? customerOf(found[0]) : null;
}
