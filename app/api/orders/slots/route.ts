import { connection } from "next/server";
import { readMoveSlots } from "@/lib/endpoints/orders";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readMoveSlots(request);
}
