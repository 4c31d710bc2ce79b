import { connection } from "next/server";
import { readGoogleFeed } from "@/lib/endpoints/feeds";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readGoogleFeed(request);
}
