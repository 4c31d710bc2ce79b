import { connection } from "next/server";
import { issueKey } from "@/lib/endpoints/till";

export async function POST(request: Request): Promise<Response> {
  await connection();
  return issueKey(request);
}
