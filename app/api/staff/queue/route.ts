import { connection } from "next/server";
import { readQueue } from "@/lib/endpoints/staff";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readQueue(request);
}
