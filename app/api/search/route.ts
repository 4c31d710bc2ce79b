import { connection } from "next/server";
import { readMoreResults } from "@/lib/endpoints/search";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readMoreResults(request);
}
