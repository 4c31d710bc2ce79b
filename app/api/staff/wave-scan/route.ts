import { connection } from "next/server";
import { sendWaveScan } from "@/lib/endpoints/staff";

export async function POST(request: Request): Promise<Response> {
  await connection();
  return sendWaveScan(request);
}
