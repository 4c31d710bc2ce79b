import { connection } from "next/server";
import { exportStock } from "@/lib/endpoints/inventory";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return exportStock(request);
}
