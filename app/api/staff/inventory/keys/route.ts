import { connection } from "next/server";
import { readStockKeys } from "@/lib/endpoints/inventory";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readStockKeys(request);
}
