import { connection } from "next/server";
import { readGoogleStoreFeed } from "@/lib/endpoints/feeds";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readGoogleStoreFeed(request);
}
