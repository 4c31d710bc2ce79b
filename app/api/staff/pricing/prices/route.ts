import { connection } from "next/server";
import { exportPrices } from "@/lib/endpoints/pricing";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return exportPrices(request);
}
