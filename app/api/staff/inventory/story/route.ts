import { connection } from "next/server";
import { readStockStory } from "@/lib/endpoints/inventory";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readStockStory(request);
}
