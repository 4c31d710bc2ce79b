import { connection } from "next/server";
import { sendDeliveryScan } from "@/lib/endpoints/staff";

export async function POST(request: Request): Promise<Response> {
  await connection();
  return sendDeliveryScan(request);
}
