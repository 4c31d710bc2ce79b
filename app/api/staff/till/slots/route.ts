import { connection } from "next/server";
import { readTillSlots } from "@/lib/endpoints/till";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readTillSlots(request);
}
