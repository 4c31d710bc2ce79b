import { connection } from "next/server";
import { readSuggestions } from "@/lib/endpoints/search";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readSuggestions(request);
}
