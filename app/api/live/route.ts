import { connection } from "next/server";
import { openLive } from "@/lib/endpoints/live";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return openLive(request);
}
