import { connection } from "next/server";
import { sendScan } from "@/lib/endpoints/staff";

export async function POST(request: Request): Promise<Response> {
  await connection();
  return sendScan(request);
}
