"use client";

import { useQuery } from "@tanstack/react-query";
import { readOwn } from "@/components/staff/counter/read-own";
import type { TillCustomer } from "@/lib/domain/till/till-view";

/** What the sale may use of its customer; nothing while it is nobody's. */
export const useTillCustomer = (customerId: string | null) =>
  useQuery({ queryKey: ["till", "customer", customerId], queryFn: () => readOwn<TillCustomer>(`/api/staff/till/customer?customerId=${customerId}`), enabled: customerId !== null });
