import { connection } from "next/server";
import { readTillWays } from "@/lib/endpoints/till";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readTillWays(request);
}
