import { connection } from "next/server";
import { readRates } from "@/lib/endpoints/shipping";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readRates(request);
}
