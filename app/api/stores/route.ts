import { connection } from "next/server";
import { readStores } from "@/lib/endpoints/stores";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readStores(request);
}
