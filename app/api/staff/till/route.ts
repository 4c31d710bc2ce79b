import { connection } from "next/server";
import { readTill } from "@/lib/endpoints/till";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readTill(request);
}
