import { connection } from "next/server";
import { exportLedger } from "@/lib/endpoints/inventory";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return exportLedger(request);
}
