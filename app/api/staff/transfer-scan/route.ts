import { connection } from "next/server";
import { sendDockScan } from "@/lib/endpoints/staff";

export async function POST(request: Request): Promise<Response> {
  await connection();
  return sendDockScan(request);
}
