import { connection } from "next/server";
import { readSlots } from "@/lib/endpoints/staff";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readSlots(request);
}
