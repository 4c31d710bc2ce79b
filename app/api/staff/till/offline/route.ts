import { connection } from "next/server";
import { syncTill } from "@/lib/endpoints/till";

export async function POST(request: Request): Promise<Response> {
  await connection();
  return syncTill(request);
}
