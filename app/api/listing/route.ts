import { connection } from "next/server";
import { readListing } from "@/lib/endpoints/search";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readListing(request);
}
