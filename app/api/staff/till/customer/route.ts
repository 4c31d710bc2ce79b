import { connection } from "next/server";
import { readTillCustomer } from "@/lib/endpoints/till";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readTillCustomer(request);
}
