import { connection } from "next/server";
import { readTillCatalog } from "@/lib/endpoints/till";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readTillCatalog(request);
}
