import { connection } from "next/server";
import { readVariant } from "@/lib/endpoints/staff";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readVariant(request);
}
