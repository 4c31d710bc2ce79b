import { connection } from "next/server";
import { readStockRowsPage } from "@/lib/endpoints/inventory";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readStockRowsPage(request);
}
