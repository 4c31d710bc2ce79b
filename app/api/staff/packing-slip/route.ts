import { connection } from "next/server";
import { readSlip } from "@/lib/endpoints/shipping";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readSlip(request);
}
