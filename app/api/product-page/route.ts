import { connection } from "next/server";
import { readProductFacts } from "@/lib/endpoints/product";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readProductFacts(request);
}
