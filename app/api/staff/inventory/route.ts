import { connection } from "next/server";
import { readStockIndex } from "@/lib/endpoints/inventory";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readStockIndex(request);
}
