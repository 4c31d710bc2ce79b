import { connection } from "next/server";
import { readStorePage } from "@/lib/endpoints/stores";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return readStorePage(request);
}
