import { connection } from "next/server";
import { findTillCustomers } from "@/lib/endpoints/till";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return findTillCustomers(request);
}
