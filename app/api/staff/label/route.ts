import { connection } from "next/server";
import { readLabel } from "@/lib/endpoints/shipping";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readLabel(request);
}
