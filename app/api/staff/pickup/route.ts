import { connection } from "next/server";
import { readPickup } from "@/lib/endpoints/staff";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readPickup(request);
}
