import { connection } from "next/server";
import { readTillVan } from "@/lib/endpoints/till";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readTillVan(request);
}
