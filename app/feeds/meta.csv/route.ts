import { connection } from "next/server";
import { readMetaFeed } from "@/lib/endpoints/feeds";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readMetaFeed(request);
}
